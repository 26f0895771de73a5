using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetDsl.CodeFixes;

/// <summary>Where the steps of a network stand whose slope is 0.</summary>
internal static class UserFunctions
{
    /// <summary>The step itself; for a rounding inside a function of a number, the calls of Map that apply it.</summary>
    public static IReadOnlyList<ExpressionSyntax> Places(FixPlace place)
    {
        if (place.Id == "NDSL2002" && place.Around is { } applied && place.Calls(applied, "Map")) return new[] { applied };
        if (place.Id != "NDSL2002") return place.Expression is BinaryExpressionSyntax or InvocationExpressionSyntax && !place.Calls(place.Around, "Where") ? new[] { place.Expression! } : new ExpressionSyntax[0];
        var function = place.Model.GetEnclosingSymbol(place.Node.SpanStart, place.Cancellation);
        return place.Tree.GetRoot(place.Cancellation).DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => place.Calls(call, "Map") && call.Argument("f", 0)?.Expression is { } f
                && (f.Span.Contains(place.Node.Span) || SymbolEqualityComparer.Default.Equals(place.Model.GetSymbolInfo(f, place.Cancellation).Symbol, function)))
            .ToList();
    }
}
