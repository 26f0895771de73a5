using System;
using Microsoft.CodeAnalysis;
using NetDsl.Generator;

namespace NetDsl.Analyzers;

/// <summary>What other analyzers say wrongly of code that is read at build time, and where it is wrong.</summary>
/// <param name="Applies">Whether it is wrong for this symbol: the member or parameter that the diagnostic stands on.</param>
internal sealed record SuppressedRule(SuppressionDescriptor Descriptor, Func<ISymbol, bool> Applies)
{
    /// <summary>"Unused": of Forward and Loss, which the compiler reads, and of slopes that [Derivative] names by text.</summary>
    public static bool IsRead(ISymbol symbol) => NetworkBodies.IsEntry(symbol) || NetworkBodies.IsSlope(symbol);

    /// <summary>
    /// "Unused parameter": of Loss, whose first ones are the results of Forward whether it needs them or not, and of slopes,
    /// which take what their function takes. A target or an input that nothing reads is a remark worth making.
    /// </summary>
    public static bool IsGiven(ISymbol symbol) => symbol is IParameterSymbol parameter
        && (NetworkBodies.IsSlope(parameter.ContainingSymbol)
            || (parameter.ContainingSymbol.Name == "Loss" && NetworkBodies.IsEntry(parameter.ContainingSymbol) && parameter.Find("ShapeAttribute") is null));

    /// <summary>"Validate the argument", "allocate once": of code that never runs.</summary>
    public static bool NeverRuns(ISymbol symbol) => symbol.ContainingType.IsNetwork() && NetworkBodies.IsBody(symbol);
}
