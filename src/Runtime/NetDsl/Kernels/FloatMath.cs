using System.Runtime.CompilerServices;
using static NetDsl.Kernels.ExpTerms;

namespace NetDsl.Kernels;

/// <summary><see cref="VectorMath"/> for any number of lanes: the same formulas, so that a lane has the same bits.</summary>
internal static class FloatMath
{
    /// <summary>eˣ, within 2 ulp; 0 and ∞ beyond the range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exp<T>(T x)
        where T : struct, IFloats<T>
    {
        // At the bounds the result is already 0 and ∞; NaN passes, as no comparison holds.
        x = T.WhereAbove(x, T.Create(Largest), T.Create(Largest), x);
        x = T.WhereAbove(T.Create(Smallest), x, T.Create(Smallest), x);
        var n = T.MultiplyAdd(x, T.Create(OneByLn2), T.Create(Rounding)) - T.Create(Rounding);
        var r = T.MultiplyAdd(n, T.Create(MinusLn2High), x);
        r = T.MultiplyAdd(n, T.Create(MinusLn2Low), r);
        var p = T.Create(Term7);
        p = T.MultiplyAdd(p, r, T.Create(Term6));
        p = T.MultiplyAdd(p, r, T.Create(Term5));
        p = T.MultiplyAdd(p, r, T.Create(Term4));
        p = T.MultiplyAdd(p, r, T.Create(Term3));
        p = T.MultiplyAdd(p, r, T.Create(Term2));
        return T.Scale(T.MultiplyAdd(p, r * r, r) + T.Create(1f), n);
    }
}
