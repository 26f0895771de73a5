namespace NetDsl;

public static partial class Functions
{
    /// <summary>Logarithms of probabilities along an axis, <c>y = x − log Σ eˣ</c>, computed without overflow.</summary>
    /// <param name="x">At least one axis.</param>
    /// <param name="axis">The axis, negative from the back; the last unless set.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    /// <remarks>Build errors: NDSL1017 for an axis that is not there.</remarks>
    public static Tensor LogSoftmax(Tensor x, int axis = -1) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.LogSoftmax(Tensor, int)"/> in a stack of attributes.</summary>
public sealed class LogSoftmaxAttribute : LayerAttribute
{
    /// <summary>The layer with the defaults of the method.</summary>
    public LogSoftmaxAttribute()
    {
    }

    /// <summary>Sets the axis.</summary>
    /// <param name="axis">The axis, negative from the back; the last unless set.</param>
    public LogSoftmaxAttribute(int axis) => Axis = axis;

    /// <summary>The axis, negative from the back; the last unless set.</summary>
    public int Axis { get; set; }
}
