namespace NetDsl;

public static partial class Functions
{
    /// <summary>Logistic function, <c>y = 1 / (1 + e⁻ˣ)</c>: to between 0 and 1.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    public static Tensor Sigmoid(Tensor x) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Sigmoid(Tensor)"/> in a stack of attributes.</summary>
public sealed class SigmoidAttribute : LayerAttribute;
