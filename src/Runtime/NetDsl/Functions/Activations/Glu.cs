namespace NetDsl;

public static partial class Functions
{
    /// <summary>Gated linear unit: the first half of an axis times the sigmoid of the second half.</summary>
    /// <param name="x">[.., 2n, ..] at the axis.</param>
    /// <param name="axis">The axis, negative from the back; the last unless set.</param>
    /// <returns>[.., n, ..].</returns>
    /// <remarks>Dauphin et al. 2016. Build errors: NDSL1017 for an axis that is not there, NDSL1022 for one of odd size.</remarks>
    public static Tensor Glu(Tensor x, int axis = -1) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Glu(Tensor, int)"/> in a stack of attributes.</summary>
public sealed class GluAttribute : LayerAttribute
{
    /// <summary>The layer with the defaults of the method.</summary>
    public GluAttribute()
    {
    }

    /// <summary>Sets the axis.</summary>
    /// <param name="axis">The axis, negative from the back; the last unless set.</param>
    public GluAttribute(int axis) => Axis = axis;

    /// <summary>The axis, negative from the back; the last unless set.</summary>
    public int Axis { get; set; }
}
