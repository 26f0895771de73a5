namespace NetDsl;

public static partial class Functions
{
    /// <summary><c>y = min(max(x, min), max)</c>; the slope is 1 at both bounds.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="min">The smallest result; none unless set.</param>
    /// <param name="max">The largest result; none unless set.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    /// <remarks>Build errors: NDSL1019 where neither bound is given or they are swapped.</remarks>
    public static Tensor Clamp(Tensor x, double? min = null, double? max = null) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Clamp(Tensor, double?, double?)"/> in a stack of attributes.</summary>
public sealed class ClampAttribute : LayerAttribute
{
    /// <summary>The smallest result; none unless set.</summary>
    public double Min { get; set; }

    /// <summary>The largest result; none unless set.</summary>
    public double Max { get; set; }
}
