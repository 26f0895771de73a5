using System;

namespace NetDsl.Kernels;

/// <summary>The functions of emitted code for one number, with the values of <see cref="VectorMath"/> where it has the function.</summary>
public static class SingleMath
{
    /// <summary>|x|.</summary>
    public static float Abs(float x) => MathF.Abs(x);

    /// <summary>The smaller; NaN wins.</summary>
    public static float Min(float x, float y) => MathF.Min(x, y);

    /// <summary>The larger; NaN wins.</summary>
    public static float Max(float x, float y) => MathF.Max(x, y);

    /// <summary>−1, 0 or 1; NaN for NaN.</summary>
    public static float Sign(float x) => x > 0 ? 1 : x < 0 ? -1 : x == 0 ? 0 : x;

    /// <summary>The integer at or below.</summary>
    public static float Floor(float x) => MathF.Floor(x);

    /// <summary>The integer at or above.</summary>
    public static float Ceiling(float x) => MathF.Ceiling(x);

    /// <summary>The nearest integer, halves to even.</summary>
    public static float Round(float x) => MathF.Round(x);

    /// <summary>The integer towards 0.</summary>
    public static float Truncate(float x) => MathF.Truncate(x);

    /// <summary>Square root.</summary>
    public static float Sqrt(float x) => MathF.Sqrt(x);

    /// <summary>eˣ.</summary>
    public static float Exp(float x) => VectorMath.Exp(x);

    /// <summary>Natural logarithm.</summary>
    public static float Log(float x) => VectorMath.Log(x);

    /// <summary>log(1 + x), exact for small x.</summary>
    public static float Log1p(float x) => VectorMath.Log1p(x);

    /// <summary>Hyperbolic tangent.</summary>
    public static float Tanh(float x) => VectorMath.Tanh(x);

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    public static float Sigmoid(float x) => VectorMath.Sigmoid(x);

    /// <summary>The error function.</summary>
    public static float Erf(float x) => VectorMath.Erf(x);

    /// <summary>The share of a standard normal distribution below x.</summary>
    public static float NormalCdf(float x) => VectorMath.NormalCdf(x);

    /// <summary>The density of a standard normal distribution at x.</summary>
    public static float NormalDensity(float x) => VectorMath.NormalDensity(x);

    /// <summary>Sine, radians.</summary>
    public static float Sin(float x) => VectorMath.Sin(x);

    /// <summary>Cosine, radians.</summary>
    public static float Cos(float x) => VectorMath.Cos(x);

    /// <summary>x to the power y.</summary>
    public static float Pow(float x, float y) => VectorMath.Pow(x, y);
}
