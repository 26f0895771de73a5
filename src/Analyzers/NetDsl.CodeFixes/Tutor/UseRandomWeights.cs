using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetDsl.CodeFixes;

/// <summary>Begins with weights that differ.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseRandomWeights)), Shared]
public sealed class UseRandomWeights : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL3012");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        if (place.Node is not ExpressionSyntax init || place.Node.Parent is not (ArgumentSyntax or AttributeArgumentSyntax)) yield break;
        foreach (var kind in new[] { "HeUniform", "XavierUniform" })
            yield return new Edit($"Start with {kind}", nameof(UseRandomWeights) + kind, Change.Replace(init, $"{place.Type("NetDsl", "Init")}.{kind}"));
    }
}
