using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetDsl.CodeFixes;

/// <summary>Begins with biases of 0, so that no unit is silent from the start.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ZeroBias)), Shared]
public sealed class ZeroBias : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL3019");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        if (place.Node is ExpressionSyntax gain && place.Node.Parent is ArgumentSyntax or AttributeArgumentSyntax)
            yield return new Edit("Start the biases at 0", nameof(ZeroBias), Change.Replace(gain, "0"));
    }
}
