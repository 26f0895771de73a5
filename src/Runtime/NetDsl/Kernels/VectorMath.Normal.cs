using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <content>The normal distribution.</content>
public static partial class VectorMath
{
    /// <summary>
    /// Φ(x), the share of a standard normal distribution below x, within 4 ulp (with fused multiply-add), far below 0 too, where
    /// ½·(1 + erf(x/√2)) has no digit left.
    /// </summary>
    /// <remarks>Φ(−a) = e^(−a²/2) · p(u) / (a + c) with u = (a − c) / (a + c), p fitted to the smallest relative error.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> NormalCdf(Vector<float> x)
    {
        // From 15 on the result is 0 or 1; NaN passes, as no comparison holds.
        var a = Vector.Abs(x);
        a = Vector.ConditionalSelect(Vector.GreaterThan(a, new Vector<float>(15f)), new Vector<float>(15f), a);
        var below = a + new Vector<float>(1.75f);
        var u = (a - new Vector<float>(1.75f)) / below;
        var p = new Vector<float>(-4.7522633e-05f);
        p = Fused.MultiplyAdd(p, u, new Vector<float>(5.3460193e-05f));
        p = Fused.MultiplyAdd(p, u, new Vector<float>(5.380799e-04f));
        p = Fused.MultiplyAdd(p, u, new Vector<float>(6.0729025e-04f));
        p = Fused.MultiplyAdd(p, u, new Vector<float>(-1.0048398e-03f));
        p = Fused.MultiplyAdd(p, u, new Vector<float>(-3.912479e-03f));
        p = Fused.MultiplyAdd(p, u, new Vector<float>(-3.3639984e-03f));
        p = Fused.MultiplyAdd(p, u, new Vector<float>(1.0658553e-02f));
        p = Fused.MultiplyAdd(p, u, new Vector<float>(3.3684086e-02f));
        p = Fused.MultiplyAdd(p, u, new Vector<float>(-1.8740207e-02f));
        p = Fused.MultiplyAdd(p, u, new Vector<float>(-2.6782838e-01f));
        p = Fused.MultiplyAdd(p, u, new Vector<float>(6.4831084e-01f));

        // What a² lost in rounding comes back in the exponent: there it would weigh a hundred times.
        var square = a * a;
        var lost = Fused.MultiplyAdd(a, a, -square);
        var power = new Vector<float>(-0.5f) * square;
        var n = Vector.Round(power * new Vector<float>(1.44269504f));
        var r = Fused.MultiplyAdd(n, new Vector<float>(-0.693145752f), power);
        r = Fused.MultiplyAdd(n, new Vector<float>(-1.42860677e-6f), r);
        r -= new Vector<float>(0.5f) * lost;
        var tail = Raised(r, n) * p / below;
        return Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<float>.Zero), Vector<float>.One - tail, tail);
    }

    /// <summary>Φ(x), the bits of the vector's lanes.</summary>
    public static float NormalCdf(float x) => NormalCdf(new Vector<float>(x))[0];
}
