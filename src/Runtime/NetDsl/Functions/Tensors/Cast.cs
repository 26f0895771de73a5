namespace NetDsl;

public static partial class Functions
{
    /// <summary>The integers as float32; no gradient passes.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    public static Tensor Cast(IntTensor x) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Cast(IntTensor)"/> in a stack of attributes.</summary>
public sealed class CastAttribute : LayerAttribute;
