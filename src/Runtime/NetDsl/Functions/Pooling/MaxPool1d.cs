namespace NetDsl;

public static partial class Functions
{
    /// <summary>The largest value of each window of a sequence, channel by channel.</summary>
    /// <param name="x">A sequence [channels, length].</param>
    /// <param name="kernel">The size of a window.</param>
    /// <param name="stride">How far a window is from the next; the kernel unless set.</param>
    /// <param name="padding">How many elements around the sequence windows may reach over, half a kernel at most; 0 unless set.</param>
    /// <param name="dilation">How far an element of a window is from the next; 1 unless set.</param>
    /// <param name="ceilMode">True to let the last window reach over the end, so that nothing is dropped; false unless set.</param>
    /// <returns>[channels, out length]: ⌊(size + 2 · padding − kernel) / stride⌋ + 1 each.</returns>
    /// <remarks>
    /// Padding is never the largest; NaN is. The gradient goes to the first of equal elements, as in PyTorch. Build errors: NDSL1024 for
    /// another shape, NDSL1003 where no window fits, NDSL1019 for sizes; NDSL1005 warns of dropped rows or columns.
    /// </remarks>
    public static Tensor MaxPool1d(Tensor x, int kernel, int? stride = null, int padding = 0, int dilation = 1, bool ceilMode = false) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.MaxPool1d(Tensor, int, int?, int, int, bool)"/> in a stack of attributes.</summary>
public sealed class MaxPool1dAttribute : LayerAttribute
{
    /// <summary>Sets what the layer cannot do without.</summary>
    /// <param name="kernel">The size of a window.</param>
    public MaxPool1dAttribute(int kernel) => Kernel = kernel;

    /// <summary>The size of a window.</summary>
    public int Kernel { get; }

    /// <summary>How far a window is from the next; the kernel unless set.</summary>
    public int Stride { get; set; }

    /// <summary>How many elements around the sequence windows may reach over, half a kernel at most; 0 unless set.</summary>
    public int Padding { get; set; }

    /// <summary>How far an element of a window is from the next; 1 unless set.</summary>
    public int Dilation { get; set; }

    /// <summary>True to let the last window reach over the end, so that nothing is dropped; false unless set.</summary>
    public bool CeilMode { get; set; }
}
