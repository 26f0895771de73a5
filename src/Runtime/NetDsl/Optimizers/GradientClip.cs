using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl;

/// <summary>How a gradient is made smaller on its way into the optimizer: first the factor, then the limit.</summary>
/// <param name="Factor">1 leaves gradients as they are.</param>
/// <param name="Limit">Largest absolute value; infinity for none.</param>
public readonly record struct GradientClip(float Factor, float Limit)
{
    /// <summary>Leaves every gradient as it is.</summary>
    public static GradientClip None => new(1, float.PositiveInfinity);

    /// <summary>The clipped gradient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Apply(Vector<float> gradient) =>
        Vector.ClampNative(gradient * Factor, new Vector<float>(-Limit), new Vector<float>(Limit));
}
