using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetDsl.CodeFixes;

/// <summary>Begins with the variance that ReLU keeps, He et al. 2015.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseHe)), Shared]
public sealed class UseHe : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL3011");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        // The whole line of layers: each one that is left would halve the variance again.
        var around = place.Attribute?.Parent?.Parent ?? place.Node.FirstAncestorOrSelf<MethodDeclarationSyntax>() as SyntaxNode;
        var changes = around?.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText is "XavierUniform" or "XavierNormal" && place.Model.GetSymbolInfo(name, place.Cancellation).Symbol?.ContainingType?.Name == "Init")
            .Select(name => Change.Replace(name, name.Identifier.ValueText.Replace("Xavier", "He"))).ToList();
        if (changes is { Count: > 0 }) yield return new Edit("Start with He", nameof(UseHe), changes);
    }
}
