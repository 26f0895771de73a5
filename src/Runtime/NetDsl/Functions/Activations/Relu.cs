namespace NetDsl;

public static partial class Functions
{
    /// <summary>Rectified linear unit, <c>y = max(x, 0)</c>; the slope at 0 is 0.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    /// <remarks>Nair and Hinton 2010.</remarks>
    public static Tensor Relu(Tensor x) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Relu(Tensor)"/> in a stack of attributes.</summary>
public sealed class ReluAttribute : LayerAttribute;
