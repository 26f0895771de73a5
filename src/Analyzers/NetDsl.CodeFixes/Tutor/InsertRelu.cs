using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace NetDsl.CodeFixes;

/// <summary>Puts a ReLU between two linear layers.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InsertRelu)), Shared]
public sealed class InsertRelu : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL3001");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        if (place.Attribute is { } attribute)
            yield return new Edit("Insert Relu", nameof(InsertRelu), attribute.Before("Relu"));
        else if (place.Call is { } layer && layer.Argument("x", 0) is { } argument)
            yield return new Edit("Insert Relu", nameof(InsertRelu), argument.Expression.Wrap(place.Function("Relu") + "("));
    }
}
