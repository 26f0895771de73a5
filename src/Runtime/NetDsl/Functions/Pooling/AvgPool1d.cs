namespace NetDsl;

public static partial class Functions
{
    /// <summary>The mean of each window of a sequence, channel by channel.</summary>
    /// <param name="x">A sequence [channels, length].</param>
    /// <param name="kernel">The size of a window.</param>
    /// <param name="stride">How far a window is from the next; the kernel unless set.</param>
    /// <param name="padding">How many elements around the sequence windows may reach over, half a kernel at most; 0 unless set.</param>
    /// <param name="ceilMode">True to let the last window reach over the end, so that nothing is dropped; false unless set.</param>
    /// <param name="countIncludePad">False to divide by the elements of the window that lie on the image alone; true unless set.</param>
    /// <param name="divisor">What to divide by instead of the number of elements.</param>
    /// <returns>[channels, out length]: ⌊(size + 2 · padding − kernel) / stride⌋ + 1 each.</returns>
    /// <remarks>
    /// Build errors: NDSL1024 for another shape, NDSL1003 where no window fits, NDSL1019 for sizes; NDSL1005 warns of
    /// dropped rows or columns.
    /// </remarks>
    public static Tensor AvgPool1d(Tensor x, int kernel, int? stride = null, int padding = 0, bool ceilMode = false, bool countIncludePad = true, int? divisor = null) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.AvgPool1d(Tensor, int, int?, int, bool, bool, int?)"/> in a stack of attributes.</summary>
public sealed class AvgPool1dAttribute : LayerAttribute
{
    /// <summary>Sets what the layer cannot do without.</summary>
    /// <param name="kernel">The size of a window.</param>
    public AvgPool1dAttribute(int kernel) => Kernel = kernel;

    /// <summary>The size of a window.</summary>
    public int Kernel { get; }

    /// <summary>How far a window is from the next; the kernel unless set.</summary>
    public int Stride { get; set; }

    /// <summary>How many elements around the sequence windows may reach over, half a kernel at most; 0 unless set.</summary>
    public int Padding { get; set; }

    /// <summary>True to let the last window reach over the end, so that nothing is dropped; false unless set.</summary>
    public bool CeilMode { get; set; }

    /// <summary>False to divide by the elements of the window that lie on the image alone; true unless set.</summary>
    public bool CountIncludePad { get; set; }

    /// <summary>What to divide by instead of the number of elements.</summary>
    public int Divisor { get; set; }
}
