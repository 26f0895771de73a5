using System.Runtime.CompilerServices;

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
        x = T.WhereAbove(x, T.Create(89f), T.Create(89f), x);
        x = T.WhereAbove(T.Create(-104f), x, T.Create(-104f), x);
        var n = T.Round(x * T.Create(1.44269504f));
        var r = T.MultiplyAdd(n, T.Create(-0.693145752f), x);
        r = T.MultiplyAdd(n, T.Create(-1.42860677e-6f), r);
        var p = T.Create(0.000198527617612853646278381f);
        p = T.MultiplyAdd(p, r, T.Create(0.00139304355252534151077271f));
        p = T.MultiplyAdd(p, r, T.Create(0.00833336077630519866943359f));
        p = T.MultiplyAdd(p, r, T.Create(0.0416664853692054748535156f));
        p = T.MultiplyAdd(p, r, T.Create(0.166666671633720397949219f));
        p = T.MultiplyAdd(p, r, T.Create(0.5f));
        return T.Scale(T.MultiplyAdd(p, r * r, r) + T.Create(1f), n);
    }
}
