using System;

namespace NetDsl;

/// <summary>
/// Gives the derivative of a scalar function used in <c>Map</c>, where the one that the compiler derives is not wanted or cannot be had.
/// </summary>
/// <example><code>
/// [Derivative(nameof(SwishSlope))]
/// static float Swish(float x) => x / (1 + MathF.Exp(-x));
///
/// static float SwishSlope(float x) { var s = 1 / (1 + MathF.Exp(-x)); return s + x * s * (1 - s); }
/// </code></example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class DerivativeAttribute : Attribute
{
    /// <summary>Names the slopes.</summary>
    /// <param name="slopes">
    /// For each parameter of the function, the name of a static method of the same class with the same parameters: the partial
    /// derivative by that parameter.
    /// </param>
    public DerivativeAttribute(params string[] slopes) => Slopes = slopes;

    /// <summary>Names of the methods that give the partial derivatives.</summary>
    public string[] Slopes { get; }
}
