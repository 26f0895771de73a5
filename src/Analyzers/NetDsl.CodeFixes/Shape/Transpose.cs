using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetDsl.Compiler;

namespace NetDsl.CodeFixes;

/// <summary>Transposes the second factor of a matrix product, or stops transposing it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Transpose)), Shared]
public sealed class Transpose : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL1016");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        if (place.Hint(Hints.Value) is { } transpose && place.Around is { } product && place.Calls(product, "MatMul"))
            yield return new Edit(transpose == "true" ? "Transpose the second factor" : "Do not transpose the second factor", nameof(Transpose), product.Set("transposeB", 3, transpose));
    }
}
