using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// Elementary functions of vectors of floats, without a branch or a scalar call: exponentials, logarithms and what is made of them.
/// The bounds in units in the last place (ulp) hold over the whole range, results below the normal range included; NaN gives NaN.
/// </summary>
/// <remarks>Argument reductions after Cody and Waite; polynomials of SLEEF (exp) and Cephes (log, tanh), error function after N. Juffa.</remarks>
public static partial class VectorMath
{
    /// <summary>eˣ, within 2 ulp; 0 and ∞ beyond the range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Exp(Vector<float> x)
    {
        // At the bounds the result is already 0 and ∞; NaN passes, as no comparison holds.
        x = Vector.ConditionalSelect(Vector.GreaterThan(x, new Vector<float>(89f)), new Vector<float>(89f), x);
        x = Vector.ConditionalSelect(Vector.LessThan(x, new Vector<float>(-104f)), new Vector<float>(-104f), x);
        var n = Vector.Round(x * new Vector<float>(1.44269504f));
        var r = Fused.MultiplyAdd(n, new Vector<float>(-0.693145752f), x);
        r = Fused.MultiplyAdd(n, new Vector<float>(-1.42860677e-6f), r);
        return Raised(r, n);
    }

    /// <summary>ln x, within 2 ulp; −∞ at 0, NaN below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Log(Vector<float> x)
    {
        var small = Vector.LessThan(x, new Vector<float>(1.17549435e-38f));
        var bits = Vector.AsVectorInt32(Vector.ConditionalSelect(small, x * new Vector<float>(8388608f), x));

        // x = m·2ᵉ with m between √½ and √2.
        var e = (bits - new Vector<int>(0x3F3504F3)) >> 23;
        var f = Vector.AsVectorSingle(bits - (e << 23)) - Vector<float>.One;
        var power = Vector.ConvertToSingle(e) - Vector.ConditionalSelect(small, new Vector<float>(23f), Vector<float>.Zero);
        var p = new Vector<float>(7.0376836292e-2f);
        p = Fused.MultiplyAdd(p, f, new Vector<float>(-1.1514610310e-1f));
        p = Fused.MultiplyAdd(p, f, new Vector<float>(1.1676998740e-1f));
        p = Fused.MultiplyAdd(p, f, new Vector<float>(-1.2420140846e-1f));
        p = Fused.MultiplyAdd(p, f, new Vector<float>(1.4249322787e-1f));
        p = Fused.MultiplyAdd(p, f, new Vector<float>(-1.6668057665e-1f));
        p = Fused.MultiplyAdd(p, f, new Vector<float>(2.0000714765e-1f));
        p = Fused.MultiplyAdd(p, f, new Vector<float>(-2.4999993993e-1f));
        p = Fused.MultiplyAdd(p, f, new Vector<float>(3.3333331174e-1f));
        var square = f * f;
        var y = p * f * square;
        y = Fused.MultiplyAdd(power, new Vector<float>(-2.12194440e-4f), y);
        y = Fused.MultiplyAdd(square, new Vector<float>(-0.5f), y);
        y = Fused.MultiplyAdd(power, new Vector<float>(0.693359375f), f + y);

        // ∞ and NaN pass through; what is not positive is −∞ or NaN.
        y = Vector.ConditionalSelect(Vector.LessThan(x, new Vector<float>(float.PositiveInfinity)), y, x);
        y = Vector.ConditionalSelect(Vector.LessThan(x, Vector<float>.Zero), new Vector<float>(float.NaN), y);
        return Vector.ConditionalSelect(Vector.Equals(x, Vector<float>.Zero), new Vector<float>(float.NegativeInfinity), y);
    }

    /// <summary>ln(1 + x), within 4 ulp near 0 too; −∞ at −1, NaN below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Log1p(Vector<float> x)
    {
        // What 1 + x lost in rounding comes back as a first-order term. (W. Kahan)
        var u = Vector<float>.One + x;
        var y = Log(u);
        var lost = (x - (u - Vector<float>.One)) / u;
        var ordinary = Vector.LessThan(u, new Vector<float>(float.PositiveInfinity)) & Vector.GreaterThan(u, Vector<float>.Zero);
        y = Vector.ConditionalSelect(ordinary, y + lost, y);
        return Vector.ConditionalSelect(Vector.Equals(u, Vector<float>.One), x, y);
    }

    /// <summary>1 / (1 + e⁻ˣ), within 4 ulp; keeps its relative accuracy down to the smallest float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Sigmoid(Vector<float> x)
    {
        var e = Exp(-Vector.Abs(x));
        var above = Vector<float>.One / (Vector<float>.One + e);
        return Vector.ConditionalSelect(Vector.LessThan(x, Vector<float>.Zero), e * above, above);
    }

    /// <summary>The hyperbolic tangent, within 3 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Tanh(Vector<float> x)
    {
        var size = Vector.Abs(x);
        var square = x * x;
        var p = new Vector<float>(-5.70498872745e-3f);
        p = Fused.MultiplyAdd(p, square, new Vector<float>(2.06390887954e-2f));
        p = Fused.MultiplyAdd(p, square, new Vector<float>(-5.37397155531e-2f));
        p = Fused.MultiplyAdd(p, square, new Vector<float>(1.33314422036e-1f));
        p = Fused.MultiplyAdd(p, square, new Vector<float>(-3.33332819422e-1f));
        p = Fused.MultiplyAdd(p * square, size, size);
        var far = Vector<float>.One - (new Vector<float>(2f) / (Exp(size + size) + Vector<float>.One));
        return WithSign(Vector.ConditionalSelect(Vector.LessThan(size, new Vector<float>(0.625f)), p, far), x);
    }

    /// <summary>The error function, within 3 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Erf(Vector<float> x)
    {
        // From 4 on the result is ±1; the bound keeps powers of x finite.
        var size = Vector.Abs(x);
        var t = Vector.ConditionalSelect(Vector.GreaterThan(size, new Vector<float>(10f)), new Vector<float>(10f), size);
        var s = t * t;
        var r = Fused.MultiplyAdd(new Vector<float>(-1.72853470e-5f), t, new Vector<float>(3.83197126e-4f));
        var u = Fused.MultiplyAdd(new Vector<float>(-3.88396438e-3f), t, new Vector<float>(2.42546219e-2f));
        r = Fused.MultiplyAdd(r, s, u);
        r = Fused.MultiplyAdd(r, t, new Vector<float>(-1.06777877e-1f));
        r = Fused.MultiplyAdd(r, t, new Vector<float>(-6.34846687e-1f));
        r = Fused.MultiplyAdd(r, t, new Vector<float>(-1.28717512e-1f));
        r = Fused.MultiplyAdd(r, t, -t);
        var far = Vector<float>.One - Exp(r);
        var p = new Vector<float>(-5.96761703e-4f);
        p = Fused.MultiplyAdd(p, s, new Vector<float>(4.99119423e-3f));
        p = Fused.MultiplyAdd(p, s, new Vector<float>(-2.67681349e-2f));
        p = Fused.MultiplyAdd(p, s, new Vector<float>(1.12819925e-1f));
        p = Fused.MultiplyAdd(p, s, new Vector<float>(-3.76125336e-1f));
        p = Fused.MultiplyAdd(p, s, new Vector<float>(1.28379166e-1f));
        p = Fused.MultiplyAdd(p, t, t);
        return WithSign(Vector.ConditionalSelect(Vector.GreaterThan(size, new Vector<float>(0.927734375f)), far, p), x);
    }

    /// <summary>eˣ, the bits of the vector's lanes.</summary>
    public static float Exp(float x) => Exp(new Vector<float>(x))[0];

    /// <summary>ln x, the bits of the vector's lanes.</summary>
    public static float Log(float x) => Log(new Vector<float>(x))[0];

    /// <summary>ln(1 + x), the bits of the vector's lanes.</summary>
    public static float Log1p(float x) => Log1p(new Vector<float>(x))[0];

    /// <summary>1 / (1 + e⁻ˣ), the bits of the vector's lanes.</summary>
    public static float Sigmoid(float x) => Sigmoid(new Vector<float>(x))[0];

    /// <summary>The hyperbolic tangent, the bits of the vector's lanes.</summary>
    public static float Tanh(float x) => Tanh(new Vector<float>(x))[0];

    /// <summary>The error function, the bits of the vector's lanes.</summary>
    public static float Erf(float x) => Erf(new Vector<float>(x))[0];

    /// <summary>eʳ·2ⁿ for |r| up to half of ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Raised(Vector<float> r, Vector<float> n)
    {
        var p = new Vector<float>(0.000198527617612853646278381f);
        p = Fused.MultiplyAdd(p, r, new Vector<float>(0.00139304355252534151077271f));
        p = Fused.MultiplyAdd(p, r, new Vector<float>(0.00833336077630519866943359f));
        p = Fused.MultiplyAdd(p, r, new Vector<float>(0.0416664853692054748535156f));
        p = Fused.MultiplyAdd(p, r, new Vector<float>(0.166666671633720397949219f));
        p = Fused.MultiplyAdd(p, r, new Vector<float>(0.5f));
        p = Fused.MultiplyAdd(p, r * r, r) + Vector<float>.One;

        // Two factors of about the square root of 2ⁿ: 2ⁿ itself may lie outside the range where the result does not.
        var whole = Vector.ConvertToInt32(n);
        var half = whole >> 1;
        return p * PowerOfTwo(half) * PowerOfTwo(whole - half);
    }

    /// <summary>2ⁿ for exponents of normal floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> PowerOfTwo(Vector<int> n) => Vector.AsVectorSingle((n + new Vector<int>(127)) << 23);

    /// <summary>A value that is not negative, with the sign of another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> WithSign(Vector<float> value, Vector<float> sign) => value | (sign & new Vector<float>(-0f));
}
