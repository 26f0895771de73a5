using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetDsl.CodeFixes;

/// <summary>Makes a network, and the types that hold it, partial: the compiler writes the other part.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddPartial)), Shared]
public sealed class AddPartial : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL4001");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        // The compiler finds the outer part of a type in every declaration of it, and C# wants all of them to be partial.
        var changes = place.Node.AncestorsAndSelf().OfType<TypeDeclarationSyntax>()
            .SelectMany(type => place.Model.GetDeclaredSymbol(type, place.Cancellation)?.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(place.Cancellation)) ?? Enumerable.Empty<SyntaxNode>())
            .OfType<TypeDeclarationSyntax>()
            .Where(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword))
            .Select(type => Change.Insert(type.SyntaxTree, type.Keyword.SpanStart, "partial "))
            .ToList();
        if (changes.Count > 0) yield return new Edit("Add partial", nameof(AddPartial), changes);
    }
}
