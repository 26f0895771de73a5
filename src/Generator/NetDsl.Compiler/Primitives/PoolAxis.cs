namespace NetDsl.Compiler;

/// <summary>Windows along one axis: window o reads the elements <c>o · Stride − Padding + k · Dilation</c> that there are.</summary>
/// <param name="Padding">Elements before the first; those after the last follow from the number of outputs.</param>
public sealed record PoolAxis(int Kernel, int Stride, int Dilation, int Padding, int Outputs)
{
    /// <summary>The axis that a 1-d pooling does not have.</summary>
    public static PoolAxis Single { get; } = new(1, 1, 1, 0, 1);

    /// <summary>The element that a window reads, or −1 where it lies outside.</summary>
    public int Element(int output, int tap, int size)
    {
        var element = (output * Stride) - Padding + (tap * Dilation);
        return element >= 0 && element < size ? element : -1;
    }

    public override string ToString() =>
        $"{Kernel} by {Stride}{(Dilation == 1 ? "" : $", dilated {Dilation}")}{(Padding == 0 ? "" : $", padded {Padding}")}";
}
