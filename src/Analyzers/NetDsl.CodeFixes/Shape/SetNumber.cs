using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetDsl.Compiler;

namespace NetDsl.CodeFixes;

/// <summary>Writes the number that the network asks for in place of the one that stands there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetNumber)), Shared]
public sealed class SetNumber : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL1009", "NDSL1013");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        if (place.Hint(Hints.Value) is { } number && place.Node is ExpressionSyntax argument && place.Node.Parent is ArgumentSyntax or AttributeArgumentSyntax)
            yield return new Edit($"Set {number}", nameof(SetNumber), Change.Replace(argument, number));
    }
}
