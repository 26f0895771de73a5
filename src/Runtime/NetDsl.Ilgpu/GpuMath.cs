using System;
using ILGPU;

namespace NetDsl.Ilgpu;

/// <summary>
/// The functions of emitted code for a thread of a GPU: those of <see cref="NetDsl.Kernels.SingleMath"/>, made of what every device of
/// ILGPU has. The devices' own exponentials and circular functions are approximations of different quality, and NaN is lost in
/// their minima, so neither is used.
/// </summary>
/// <remarks>The same reductions and polynomials as <see cref="NetDsl.Kernels.VectorMath"/>: Cody and Waite, SLEEF, Cephes, N. Juffa.</remarks>
public static class GpuMath
{
    /// <summary>|x|.</summary>
    public static float Abs(float x) => MathF.Abs(x);

    /// <summary>The smaller; NaN wins.</summary>
    public static float Min(float x, float y) => float.IsNaN(x) ? x : float.IsNaN(y) ? y : x < y ? x : y;

    /// <summary>The larger; NaN wins.</summary>
    public static float Max(float x, float y) => float.IsNaN(x) ? x : float.IsNaN(y) ? y : x > y ? x : y;

    /// <summary>−1, 0 or 1; NaN for NaN.</summary>
    public static float Sign(float x) => x > 0f ? 1f : x < 0f ? -1f : x;

    /// <summary>The integer at or below.</summary>
    public static float Floor(float x) => MathF.Floor(x);

    /// <summary>The integer at or above.</summary>
    public static float Ceiling(float x) => MathF.Ceiling(x);

    /// <summary>The nearest integer, halves to even.</summary>
    public static float Round(float x)
    {
        float below = MathF.Floor(x);
        float rest = x - below;
        if (rest < 0.5f) return below;
        if (rest > 0.5f) return below + 1f;
        return below - 2f * MathF.Floor(below * 0.5f) == 0f ? below : below + 1f;
    }

    /// <summary>The integer towards 0.</summary>
    public static float Truncate(float x) => x < 0f ? MathF.Ceiling(x) : MathF.Floor(x);

    /// <summary>Square root.</summary>
    public static float Sqrt(float x) => MathF.Sqrt(x);

    /// <summary>x, or 0 where it is infinite: what a sum of exponentials can be taken relative to.</summary>
    public static float Finite(float x) => x == float.PositiveInfinity || x == float.NegativeInfinity ? 0f : x;

    /// <summary>eˣ, within 2 ulp.</summary>
    public static float Exp(float x)
    {
        if (x > 89f) return float.PositiveInfinity;
        if (x < -104f) return 0f;
        if (float.IsNaN(x)) return x;
        float n = MathF.Floor(x * 1.44269504f + 0.5f);
        float r = n * -0.693145752f + x;
        r = n * -1.42860677e-6f + r;
        float p = 0.000198527617612853646278381f;
        p = p * r + 0.00139304355252534151077271f;
        p = p * r + 0.00833336077630519866943359f;
        p = p * r + 0.0416664853692054748535156f;
        p = p * r + 0.166666671633720397949219f;
        p = p * r + 0.5f;
        p = p * (r * r) + r + 1f;
        int whole = (int)n;
        int half = whole >> 1;
        return p * PowerOfTwo(half) * PowerOfTwo(whole - half);
    }

    /// <summary>Natural logarithm, within 2 ulp; −∞ at 0, NaN below.</summary>
    public static float Log(float x)
    {
        if (x == 0f) return float.NegativeInfinity;
        if (x < 0f) return float.NaN;
        if (float.IsNaN(x) || x == float.PositiveInfinity) return x;
        bool small = x < 1.17549435e-38f;
        int bits = (int)Interop.FloatAsInt(small ? x * 8388608f : x);
        int e = (bits - 0x3F3504F3) >> 23;
        float f = Interop.IntAsFloat((uint)(bits - (e << 23))) - 1f;
        float power = e - (small ? 23f : 0f);
        float p = 7.0376836292e-2f;
        p = p * f + -1.1514610310e-1f;
        p = p * f + 1.1676998740e-1f;
        p = p * f + -1.2420140846e-1f;
        p = p * f + 1.4249322787e-1f;
        p = p * f + -1.6668057665e-1f;
        p = p * f + 2.0000714765e-1f;
        p = p * f + -2.4999993993e-1f;
        p = p * f + 3.3333331174e-1f;
        float square = f * f;
        float y = p * f * square;
        y = power * -2.12194440e-4f + y;
        y = square * -0.5f + y;
        return power * 0.693359375f + (f + y);
    }

    /// <summary>log(1 + x), exact for small x.</summary>
    public static float Log1p(float x)
    {
        float u = 1f + x;
        if (u == 1f) return x;
        float y = Log(u);
        return u > 0f && u < float.PositiveInfinity ? y + (x - (u - 1f)) / u : y;
    }

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    public static float Sigmoid(float x)
    {
        float e = Exp(-MathF.Abs(x));
        float above = 1f / (1f + e);
        return x < 0f ? e * above : above;
    }

    /// <summary>Hyperbolic tangent.</summary>
    public static float Tanh(float x)
    {
        float size = MathF.Abs(x);
        if (size < 0.625f)
        {
            float square = x * x;
            float p = -5.70498872745e-3f;
            p = p * square + 2.06390887954e-2f;
            p = p * square + -5.37397155531e-2f;
            p = p * square + 1.33314422036e-1f;
            p = p * square + -3.33332819422e-1f;
            return p * square * x + x;
        }

        float far = 1f - 2f / (Exp(size + size) + 1f);
        return x < 0f ? -far : far;
    }

    /// <summary>The share of a standard normal distribution below x.</summary>
    public static float NormalCdf(float x)
    {
        float a = MathF.Abs(x);
        a = a > 15f ? 15f : a;
        float below = a + 1.75f;
        float u = (a - 1.75f) / below;
        float p = -4.7522633e-05f;
        p = p * u + 5.3460193e-05f;
        p = p * u + 5.380799e-04f;
        p = p * u + 6.0729025e-04f;
        p = p * u + -1.0048398e-03f;
        p = p * u + -3.912479e-03f;
        p = p * u + -3.3639984e-03f;
        p = p * u + 1.0658553e-02f;
        p = p * u + 3.3684086e-02f;
        p = p * u + -1.8740207e-02f;
        p = p * u + -2.6782838e-01f;
        p = p * u + 6.4831084e-01f;

        float tail = Fall(a) * p / below;
        return x > 0f ? 1f - tail : tail;
    }

    /// <summary>The density of a standard normal distribution at x.</summary>
    public static float NormalDensity(float x)
    {
        float a = MathF.Abs(x);
        return 0.39894228f * Fall(a > 15f ? 15f : a);
    }

    /// <summary>The error function.</summary>
    public static float Erf(float x)
    {
        float size = MathF.Abs(x);
        float t = size > 10f ? 10f : size;
        float s = t * t;
        float value;
        if (size > 0.927734375f)
        {
            float r = -1.72853470e-5f * t + 3.83197126e-4f;
            float u = -3.88396438e-3f * t + 2.42546219e-2f;
            r = r * s + u;
            r = r * t + -1.06777877e-1f;
            r = r * t + -6.34846687e-1f;
            r = r * t + -1.28717512e-1f;
            r = r * t + -t;
            value = 1f - Exp(r);
        }
        else
        {
            float p = -5.96761703e-4f;
            p = p * s + 4.99119423e-3f;
            p = p * s + -2.67681349e-2f;
            p = p * s + 1.12819925e-1f;
            p = p * s + -3.76125336e-1f;
            p = p * s + 1.28379166e-1f;
            value = p * t + t;
        }

        return x < 0f ? -value : value;
    }

    /// <summary>Sine, radians: within 2 ulp of 1 up to |x| = 8192; beyond, the angle's reduction loses digits.</summary>
    public static float Sin(float x)
    {
        float turns = MathF.Floor(x * 0.636619772f + 0.5f);
        return Circular(Reduce(x, turns), turns);
    }

    /// <summary>Cosine, radians, as exact as <see cref="Sin"/>.</summary>
    public static float Cos(float x)
    {
        float turns = MathF.Floor(x * 0.636619772f + 0.5f);
        return Circular(Reduce(x, turns), turns + 1f);
    }

    /// <summary>x to the power y, within |y · ln x| + 2 ulp; special cases as IEEE 754's pow.</summary>
    public static float Pow(float x, float y)
    {
        if (y == 0f || x == 1f) return 1f;
        float size = x == 0f ? (y > 0f ? 0f : float.PositiveInfinity) : Exp(y * Log(MathF.Abs(x)));
        if (x >= 0f || float.IsNaN(x)) return size;
        float whole = MathF.Floor(y);
        if (whole != y && x > float.NegativeInfinity) return float.NaN;
        return whole == y && y - 2f * MathF.Floor(y * 0.5f) != 0f ? -size : size;
    }

    /// <summary>x less whole quarter turns, between −π/4 and π/4.</summary>
    private static float Reduce(float x, float turns)
    {
        float r = turns * -1.5703125f + x;
        r = turns * -4.8351287841796875e-4f + r;
        r = turns * -3.1385570764541626e-7f + r;
        return turns * -6.0771005065061922e-11f + r;
    }

    /// <summary>The sine of r and some quarter turns.</summary>
    private static float Circular(float r, float turns)
    {
        float quadrant = turns - 4f * MathF.Floor(turns * 0.25f);
        float square = r * r;
        float sine = ((-1.9515295891e-4f * square + 8.3321608736e-3f) * square + -1.6666654611e-1f) * square * r + r;
        float cosine = ((2.443315711809948e-5f * square + -1.388731625493765e-3f) * square + 4.166664568298827e-2f) * square * square + (1f - 0.5f * square);
        float value = quadrant == 1f || quadrant == 3f ? cosine : sine;
        return quadrant >= 2f ? -value : value;
    }

    /// <summary>e^(−a²/2).</summary>
    private static float Fall(float a)
    {
        // Half the digits of a have an exact square; the rest of a² is small, and its exponential a factor.
        float scaled = a * 4097f;
        float high = scaled - (scaled - a);
        return Exp(-0.5f * (high * high)) * Exp(-0.5f * ((a - high) * (a + high)));
    }

    private static float PowerOfTwo(int n) => Interop.IntAsFloat((uint)((n + 127) << 23));
}
