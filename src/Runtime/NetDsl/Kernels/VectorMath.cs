using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static NetDsl.Kernels.ExpTerms;

namespace NetDsl.Kernels;

/// <summary>
/// Elementary functions of vectors of floats, without a branch or a scalar call: exponentials, logarithms and what is made of them.
/// The bounds in units in the last place (ulp) hold over the whole range, results below the normal range included; NaN gives NaN.
/// </summary>
/// <remarks>Argument reductions after Cody and Waite; polynomials of SLEEF (exp) and Cephes (log), error function after N. Juffa.</remarks>
public static partial class VectorMath
{
    /// <summary>eˣ, within 2 ulp; 0 and ∞ beyond the range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Exp(Vector<float> x)
    {
        // At the bounds the result is already 0 and ∞. NaN passes: as the second operand it is taken.
        x = Vector.MaxNative(new Vector<float>(Smallest), Vector.MinNative(new Vector<float>(Largest), x));
        var n = Whole(x);
        return Raised(Rest(x, n), n);
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
    /// <remarks>tanh x = m / (m + 2) with m = e²ˣ − 1 = 2ⁿ·(eʳ − 1) + (2ⁿ − 1), which loses nothing near 0.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Tanh(Vector<float> x)
    {
        // From 10 on the result is 1. NaN passes: as the second operand it is taken.
        var size = Vector.MinNative(new Vector<float>(10f), Vector.Abs(x));
        var z = size + size;
        var n = Whole(z);
        var m = LessOne(Rest(z, n));
        var power = PowerOfTwo(Vector.ConvertToInt32(n));
        m = Fused.MultiplyAdd(power, m, power - Vector<float>.One);
        return WithSign(m / (m + new Vector<float>(2f)), x);
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

    /// <summary>The whole number next to x / ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Whole(Vector<float> x) => Fused.MultiplyAdd(x, new Vector<float>(OneByLn2), new Vector<float>(Rounding)) - new Vector<float>(Rounding);

    /// <summary>x − n·ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Rest(Vector<float> x, Vector<float> n) =>
        Fused.MultiplyAdd(n, new Vector<float>(MinusLn2Low), Fused.MultiplyAdd(n, new Vector<float>(MinusLn2High), x));

    /// <summary>eʳ − 1 for |r| up to half of ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> LessOne(Vector<float> r)
    {
        var p = new Vector<float>(Term7);
        p = Fused.MultiplyAdd(p, r, new Vector<float>(Term6));
        p = Fused.MultiplyAdd(p, r, new Vector<float>(Term5));
        p = Fused.MultiplyAdd(p, r, new Vector<float>(Term4));
        p = Fused.MultiplyAdd(p, r, new Vector<float>(Term3));
        p = Fused.MultiplyAdd(p, r, new Vector<float>(Term2));
        return Fused.MultiplyAdd(p, r * r, r);
    }

    /// <summary>eʳ·2ⁿ for |r| up to half of ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Raised(Vector<float> r, Vector<float> n)
    {
        var p = LessOne(r) + Vector<float>.One;
        if (Avx512F.VL.IsSupported)
        {
            if (Vector<float>.Count == Vector512<float>.Count) return Avx512F.Scale(p.AsVector512(), n.AsVector512()).AsVector();
            return Avx512F.VL.Scale(p.AsVector256(), n.AsVector256()).AsVector();
        }

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
