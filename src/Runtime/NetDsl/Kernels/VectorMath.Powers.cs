using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <content>Powers, roots, circular functions and roundings.</content>
public static partial class VectorMath
{
    /// <summary>√x, correctly rounded; NaN below 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Sqrt(Vector<float> x) => Vector.SquareRoot(x);

    /// <summary>
    /// xʸ, within 1 ulp, with the special cases of IEEE 754 pow: a negative x takes whole exponents (the sign is that of an odd
    /// one) and gives NaN for others; x⁰ and 1ʸ are 1 even for NaN.
    /// </summary>
    public static Vector<float> Pow(Vector<float> x, Vector<float> y)
    {
        // In float64, so that the exponent may magnify the logarithm's error.
        Vector.Widen(Vector.Abs(x), out var xLow, out var xHigh);
        Vector.Widen(y, out var yLow, out var yHigh);
        var size = Vector.Narrow(Vector.Exp(yLow * Vector.Log(xLow)), Vector.Exp(yHigh * Vector.Log(xHigh)));

        var whole = Vector.Equals(Vector.Truncate(y), y);
        var half = y * new Vector<float>(0.5f);
        var odd = Vector.AndNot(whole, Vector.Equals(Vector.Truncate(half), half));
        var negative = Vector.LessThan(Vector.AsVectorInt32(x), Vector<int>.Zero);
        size = Vector.ConditionalSelect(odd & negative, -size, size);
        var finiteNegative = Vector.LessThan(x, Vector<float>.Zero) & Vector.GreaterThan(x, new Vector<float>(float.NegativeInfinity));
        size = Vector.ConditionalSelect(Vector.AndNot(finiteNegative, whole), new Vector<float>(float.NaN), size);
        var infinite = Vector.Equals(Vector.Abs(y), new Vector<float>(float.PositiveInfinity));
        size = Vector.ConditionalSelect(infinite & Vector.LessThan(x, Vector<float>.Zero), Infinite(Vector.Abs(x), y), size);
        var one = Vector.Equals(y, Vector<float>.Zero) | Vector.Equals(x, Vector<float>.One) | (infinite & Vector.Equals(Vector.Abs(x), Vector<float>.One));
        return Vector.ConditionalSelect(one, Vector<float>.One, size);
    }

    /// <summary>The sine, within 2 ulp of the result for any finite x; NaN at ±∞.</summary>
    public static Vector<float> Sin(Vector<float> x) => Vector.Sin(x);

    /// <summary>The cosine, within 2 ulp of the result for any finite x; NaN at ±∞.</summary>
    public static Vector<float> Cos(Vector<float> x) => Vector.Cos(x);

    /// <summary>The largest whole number that is not above x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Floor(Vector<float> x) => Vector.Floor(x);

    /// <summary>The smallest whole number that is not below x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Ceiling(Vector<float> x) => Vector.Ceiling(x);

    /// <summary>The nearest whole number; of two, the even one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Round(Vector<float> x) => Vector.Round(x);

    /// <summary>x without its fraction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Truncate(Vector<float> x) => Vector.Truncate(x);

    /// <summary>1 above 0, −1 below, and x itself at ±0 and NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Sign(Vector<float> x)
    {
        var nonzero = Vector.GreaterThan(Vector.Abs(x), Vector<float>.Zero);
        return Vector.ConditionalSelect(nonzero, WithSign(Vector<float>.One, x), x);
    }

    /// <summary>xʸ, the bits of the vector's lanes.</summary>
    public static float Pow(float x, float y) => Pow(new Vector<float>(x), new Vector<float>(y))[0];

    /// <summary>The sine, the bits of the vector's lanes.</summary>
    public static float Sin(float x) => Sin(new Vector<float>(x))[0];

    /// <summary>The cosine, the bits of the vector's lanes.</summary>
    public static float Cos(float x) => Cos(new Vector<float>(x))[0];

    /// <summary>x to ±∞ for x ≥ 0, x ≠ 1.</summary>
    private static Vector<float> Infinite(Vector<float> x, Vector<float> y)
    {
        var grows = Vector.Equals(Vector.GreaterThan(x, Vector<float>.One), Vector.GreaterThan(y, Vector<float>.Zero));
        return Vector.ConditionalSelect(grows, new Vector<float>(float.PositiveInfinity), Vector<float>.Zero);
    }
}
