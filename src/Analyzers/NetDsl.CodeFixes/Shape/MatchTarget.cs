using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetDsl.Compiler;

namespace NetDsl.CodeFixes;

/// <summary>Brings prediction and target to one shape: declares the target as the prediction is, or sizes the last layer as the target is.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MatchTarget)), Shared]
public sealed class MatchTarget : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL1011");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        if (place.Hint(Hints.Value) is { } shape && place.Expression is { } target && Results.ShapeOf(place, target) is { } declared)
            yield return new Edit($"Declare the target as [{shape}]", "Target", Results.ShapeChange(declared, shape));
        if (place.Hint(Hints.Last) is { } size && LastUnits(place) is { } units)
            yield return new Edit($"Set {size} in the last layer", "Prediction", Change.Replace(units, size));
    }

    /// <summary>The size of the last layer, where it is a Dense that Forward returns or that ends the stack.</summary>
    private static ExpressionSyntax? LastUnits(FixPlace place)
    {
        if (Results.Returned(place) is { } call) return Results.Name(call) == "Dense" ? call.Argument("units", 1)?.Expression : null;
        return Results.Stack(place).LastOrDefault() is { } last && last.Layer() == "Dense" ? last.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals is null)?.Expression : null;
    }
}
