namespace NetDsl.Kernels;

/// <summary>
/// Convolutions to few channels: two or more neighbouring pixels of the result, whose channels lie side by side, are computed as one pixel with as many channels more by a
/// wider kernel that has each pixel's own at its place, zeros beside it, and moves on by so many pixels at once. It fills the vectors, and changes no bit.
/// </summary>
internal static unsafe class ConvUnrolled
{
    // Longer sums gain nothing that pays for writing the wider kernel.
    private const int MostTerms = 128;

    /// <summary>How many pixels become one; 1 where it does not pay.</summary>
    public static int Pixels(in ConvShape shape)
    {
        if (shape.Groups > 1 || shape.DilationX > 1 || shape.ResultChannels > ConvPanels.Width / 2 || shape.Taps * shape.Channels > MostTerms) return 1;
        var pixels = ConvPanels.Width / shape.ResultChannels;
        while (shape.ResultWidth % pixels != 0 || (pixels - 1) * shape.StrideX > shape.KernelWidth) pixels--;
        return pixels;
    }

    public static void Run<TEpilogue>(int lanes, in ConvShape shape, int pixels, float* x, float* packed, float* bias, nint beside, float* y, int first, int last)
        where TEpilogue : struct, IEpilogue
    {
        var wide = shape with
        {
            ResultWidth = shape.ResultWidth / pixels,
            ResultChannels = shape.ResultChannels * pixels,
            KernelWidth = shape.KernelWidth + ((pixels - 1) * shape.StrideX),
            StrideX = shape.StrideX * pixels,
        };
        var biases = stackalloc float[ConvPanels.Width];
        for (var lane = 0; bias is not null && lane < wide.ResultChannels; lane++) biases[lane] = bias[lane % shape.ResultChannels];
        ConvSums.Run<TEpilogue>(lanes, new ConvSum(wide, back: false), x, Weight(shape, wide, packed), bias is null ? null : biases, beside, y, first, last);
    }

    private static float* Weight(in ConvShape shape, in ConvShape wide, float* packed)
    {
        var weight = Scratch.Block(wide.Taps * shape.Channels * ConvPanels.Width);
        var to = weight;
        for (var ky = 0; ky < shape.KernelHeight; ky++)
            for (var at = 0; at < wide.KernelWidth; at++)
                for (var c = 0; c < shape.Channels; c++, to += ConvPanels.Width)
                    for (var lane = 0; lane < ConvPanels.Width; lane++)
                    {
                        var kx = at - (lane / shape.ResultChannels * shape.StrideX);
                        to[lane] = lane < wide.ResultChannels && kx >= 0 && kx < shape.KernelWidth
                            ? packed[(((((ky * shape.KernelWidth) + kx) * shape.Channels) + c) * ConvPanels.Width) + (lane % shape.ResultChannels)]
                            : 0;
                    }

        return weight;
    }
}
