using System;

namespace NetDsl.Kernels;

/// <summary>
/// One axis of a convolution or of its input gradient, both as sums over the pixels that are read: result <c>residue + i·OutStep</c> reads the pixels
/// <c>i·InStep + at</c>, one for each tap of the kernel.
/// </summary>
/// <remarks>
/// Backwards through a stride s, the taps that reach a result depend on its place modulo s: each residue is a sum of its own without gaps.
/// </remarks>
internal readonly struct ConvAxis
{
    private readonly int from;
    private readonly int to;
    private readonly int kernel;
    private readonly int stride;
    private readonly bool back;

    /// <param name="from">Pixels that are read.</param>
    /// <param name="to">Pixels that are written.</param>
    /// <param name="kernel">Taps.</param>
    /// <param name="stride">Of the convolution.</param>
    /// <param name="pad">Zeros before the convolution's image.</param>
    /// <param name="dilation">Of the convolution.</param>
    /// <param name="back">True for the input gradient, whose taps run from the last to the first.</param>
    public ConvAxis(int from, int to, int kernel, int stride, int pad, int dilation, bool back)
    {
        this.from = from;
        this.to = to;
        this.kernel = kernel;
        this.stride = stride;
        Pad = pad;
        Dilation = dilation;
        this.back = back;
        int low = 0, high = 0;
        for (var residue = 0; residue < Residues; residue++)
            for (var tap = 0; tap < kernel; tap++)
            {
                if (!Meets(residue, tap, out var at)) continue;
                low = Math.Min(low, at);
                high = Math.Max(high, at + ((Count(residue) - 1) * InStep) - (from - 1));
            }

        Before = -low;
        After = high;
    }

    public int Residues => back ? Math.Min(stride, to) : 1;

    public int OutStep => back ? stride : 1;

    public int InStep => back ? 1 : stride;

    /// <summary>Zeros that are read before the first pixel.</summary>
    public int Before { get; }

    /// <summary>Zeros that are read behind the last pixel.</summary>
    public int After { get; }

    /// <summary>Pixels with their zeros.</summary>
    public int Padded => Before + from + After;

    /// <summary>Zeros before the convolution's image.</summary>
    public int Pad { get; }

    /// <summary>Pixels from one tap to the next.</summary>
    public int Dilation { get; }

    /// <summary>Pixels that are read.</summary>
    public int Size => from;

    /// <summary>Results of a residue.</summary>
    public int Count(int residue) => (to - residue + OutStep - 1) / OutStep;

    /// <summary>Whether some result of a residue reads a pixel, not only zeros, through a tap, and which one its first result reads.</summary>
    public bool Reads(int residue, int tap, out int at) =>
        Meets(residue, tap, out at) && at < from && at + ((Count(residue) - 1) * InStep) >= 0;

    private bool Meets(int residue, int tap, out int at)
    {
        at = (tap * Dilation) - Pad;
        if (!back) return true;
        var distance = residue + Pad - ((kernel - 1 - tap) * Dilation);
        at = distance / stride;
        return at * stride == distance;
    }
}
