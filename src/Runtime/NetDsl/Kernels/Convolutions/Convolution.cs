using System;

namespace NetDsl.Kernels;

/// <summary>
/// Convolutions of images [height, width, channels], float32, with weights as PyTorch lays them out or packed for the kernels. Every sum has one order,
/// which depends on the sizes alone: the same bits however samples or parts are split between threads.
/// </summary>
public static unsafe class Convolution
{
    /// <summary>Floats of a packed weight, for <see cref="Pack"/> and, with <paramref name="back"/>, for <see cref="PackBack"/>.</summary>
    /// <param name="shape">The convolution's sizes.</param>
    /// <param name="back">True for the weight of the input gradient.</param>
    public static int PackedLength(in ConvShape shape, bool back) =>
        shape.Winograd ? WinogradPanels.Length(shape) : Panels(shape, back) * new ConvSum(shape, back).Terms * ConvPanels.Width;

    /// <summary>Packs a weight for <see cref="Forward"/>.</summary>
    /// <param name="weight">[results, channels / groups, kernel height, kernel width].</param>
    /// <param name="packed">[panels, terms, 16].</param>
    /// <param name="shape">The convolution's sizes.</param>
    /// <param name="part">0 … parts − 1.</param>
    /// <param name="parts">Into how many parts the panels are split.</param>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape.</exception>
    public static void Pack(ReadOnlySpan<float> weight, Span<float> packed, in ConvShape shape, int part, int parts) => PackAs(false, weight, packed, shape, part, parts);

    /// <summary>Packs a weight for <see cref="InputGradient"/>.</summary>
    /// <param name="weight">[results, channels / groups, kernel height, kernel width].</param>
    /// <param name="packed">[panels, terms, 16].</param>
    /// <param name="shape">The convolution's sizes.</param>
    /// <param name="part">0 … parts − 1.</param>
    /// <param name="parts">Into how many parts the panels are split.</param>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape.</exception>
    public static void PackBack(ReadOnlySpan<float> weight, Span<float> packed, in ConvShape shape, int part, int parts) => PackAs(true, weight, packed, shape, part, parts);

    /// <summary>y = f(x ∗ w + bias) for some samples: the forward pass of a convolution.</summary>
    /// <typeparam name="TActivation">f.</typeparam>
    /// <param name="x">[≥ last, height, width, channels].</param>
    /// <param name="packed">What <see cref="Pack"/> gives.</param>
    /// <param name="bias">[results], or empty for none.</param>
    /// <param name="y">[≥ last, result height, result width, results].</param>
    /// <param name="first">The first sample.</param>
    /// <param name="last">The sample after the last.</param>
    /// <param name="shape">The convolution's sizes.</param>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape.</exception>
    public static void Forward<TActivation>(ReadOnlySpan<float> x, ReadOnlySpan<float> packed, ReadOnlySpan<float> bias, Span<float> y, int first, int last, in ConvShape shape)
        where TActivation : struct, IActivation => Run<TActivation>(Widths.Widest, false, x, packed, bias, y, first, last, shape);

    /// <summary>y = f(x ∗ w + bias, r) for some samples: a convolution that takes another value along, as the sum of a residual block.</summary>
    /// <typeparam name="TCombination">f.</typeparam>
    /// <param name="x">[≥ last, height, width, channels].</param>
    /// <param name="packed">What <see cref="Pack"/> gives.</param>
    /// <param name="bias">[results], or empty for none.</param>
    /// <param name="beside">r, as y; it may not lie where y does.</param>
    /// <param name="y">[≥ last, result height, result width, results].</param>
    /// <param name="first">The first sample.</param>
    /// <param name="last">The sample after the last.</param>
    /// <param name="shape">The convolution's sizes.</param>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape.</exception>
    public static void ForwardWith<TCombination>(ReadOnlySpan<float> x, ReadOnlySpan<float> packed, ReadOnlySpan<float> bias, ReadOnlySpan<float> beside, Span<float> y, int first, int last, in ConvShape shape)
        where TCombination : struct, ICombination => Run<Combined<TCombination>>(Widths.Widest, false, x, packed, bias, beside, y, first, last, shape);

    /// <summary>Rows of the result of one image, as <see cref="Forward"/> gives them: what a thread does where several share one sample.</summary>
    /// <typeparam name="TActivation">f.</typeparam>
    /// <param name="x">[height, width, channels].</param>
    /// <param name="packed">What <see cref="Pack"/> gives.</param>
    /// <param name="bias">[results], or empty for none.</param>
    /// <param name="y">[result height, result width, results], of which rows first … last − 1 are written.</param>
    /// <param name="first">The first row; for Winograd's filtering a multiple of 4.</param>
    /// <param name="last">The row after the last; likewise, or the result's end.</param>
    /// <param name="shape">The convolution's sizes. Every row must meet the image, not only the zeros around it.</param>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape, or the rows are not as they must be.</exception>
    public static void ForwardRows<TActivation>(ReadOnlySpan<float> x, ReadOnlySpan<float> packed, ReadOnlySpan<float> bias, Span<float> y, int first, int last, in ConvShape shape)
        where TActivation : struct, IActivation
    {
        if (first >= last) return;
        var (top, rows) = shape.Rows(first, last);
        int image = shape.Width * shape.Channels, result = shape.ResultWidth * shape.ResultChannels;
        Problem.Require((top + rows.Height) * image <= x.Length, $"an image of {top + rows.Height} rows needs {(top + rows.Height) * image} values, but has {x.Length}");
        Problem.Require(last * result <= y.Length, $"a result of {last} rows needs {last * result} values, but has {y.Length}");
        Run<TActivation>(Widths.Widest, false, x.Slice(top * image, rows.Height * image), packed, bias, y[(first * result)..(last * result)], 0, 1, rows);
    }

    /// <summary>
    /// dx = f(dy ∗ wᵀ + bias) for some samples: the gradient of a convolution's input, and the forward pass of a transposed convolution.
    /// </summary>
    /// <typeparam name="TActivation">f.</typeparam>
    /// <param name="dy">[≥ last, result height, result width, results].</param>
    /// <param name="packed">What <see cref="PackBack"/> gives.</param>
    /// <param name="bias">[channels], or empty for none.</param>
    /// <param name="dx">[≥ last, height, width, channels].</param>
    /// <param name="first">The first sample.</param>
    /// <param name="last">The sample after the last.</param>
    /// <param name="shape">The convolution's sizes.</param>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape.</exception>
    public static void InputGradient<TActivation>(ReadOnlySpan<float> dy, ReadOnlySpan<float> packed, ReadOnlySpan<float> bias, Span<float> dx, int first, int last, in ConvShape shape)
        where TActivation : struct, IActivation => Run<TActivation>(Widths.Widest, true, dy, packed, bias, dx, first, last, shape);

    /// <summary>dx = f(dy ∗ wᵀ + bias, r) for some samples: the gradient of a convolution's input with what follows of it, as the slope of an activation or another gradient of the same value.</summary>
    /// <typeparam name="TCombination">f.</typeparam>
    /// <param name="dy">[≥ last, result height, result width, results].</param>
    /// <param name="packed">What <see cref="PackBack"/> gives.</param>
    /// <param name="bias">[channels], or empty for none.</param>
    /// <param name="beside">r, as dx; it may not lie where dx does.</param>
    /// <param name="dx">[≥ last, height, width, channels].</param>
    /// <param name="first">The first sample.</param>
    /// <param name="last">The sample after the last.</param>
    /// <param name="shape">The convolution's sizes.</param>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape.</exception>
    public static void InputGradientWith<TCombination>(ReadOnlySpan<float> dy, ReadOnlySpan<float> packed, ReadOnlySpan<float> bias, ReadOnlySpan<float> beside, Span<float> dx, int first, int last, in ConvShape shape)
        where TCombination : struct, ICombination => Run<Combined<TCombination>>(Widths.Widest, true, dy, packed, bias, beside, dx, first, last, shape);

    /// <summary>dw = the sum over all samples and pixels of what each weight met: the gradient of a convolution's weight. What dw held is overwritten.</summary>
    /// <param name="x">[≥ samples, height, width, channels].</param>
    /// <param name="dy">[≥ samples, result height, result width, results].</param>
    /// <param name="dw">[results, channels / groups, kernel height, kernel width], of which this part writes its share.</param>
    /// <param name="samples">How many samples there are; with 0 the result is 0.</param>
    /// <param name="shape">The convolution's sizes.</param>
    /// <param name="part">0 … parts − 1.</param>
    /// <param name="parts">Into how many parts the weight is split.</param>
    /// <returns>True where every value that this part wrote is finite; false where one may not be.</returns>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape.</exception>
    public static bool WeightGradient(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dw, int samples, in ConvShape shape, int part, int parts) =>
        WeightGradient(Widths.Widest, x, dy, dw, samples, shape, part, parts);

    internal static void Run<TActivation>(int lanes, bool back, ReadOnlySpan<float> x, ReadOnlySpan<float> packed, ReadOnlySpan<float> bias, Span<float> y, int first, int last, in ConvShape shape)
        where TActivation : struct, IActivation => Run<Activated<TActivation>>(lanes, back, x, packed, bias, default, y, first, last, shape);

    internal static void Run<TEpilogue>(
        int lanes, bool back, ReadOnlySpan<float> x, ReadOnlySpan<float> packed, ReadOnlySpan<float> bias, ReadOnlySpan<float> beside, Span<float> y, int first, int last, in ConvShape shape)
        where TEpilogue : struct, IEpilogue
    {
        var sum = new ConvSum(shape, back);
        RequireTiles(shape);
        Problem.Require(first >= 0, $"samples from {first}: they count from 0");
        Problem.Require((long)last * sum.Values <= x.Length, $"{last} images of {sum.Values} values need {(long)last * sum.Values}, but there are {x.Length}");
        Problem.Require((long)last * sum.Results <= y.Length, $"{last} results of {sum.Results} values need {(long)last * sum.Results}, but there are {y.Length}");
        Problem.Require(PackedLength(shape, back) <= packed.Length, $"the packed weight needs {PackedLength(shape, back)} values, but has {packed.Length}");
        Problem.Require(bias.IsEmpty || bias.Length >= sum.To, $"a bias for {sum.To} channels needs {sum.To} values, but has {bias.Length}");
        Problem.Require(!TEpilogue.Combines || (long)last * sum.Results <= beside.Length, $"{last} values beside results of {sum.Results} need {(long)last * sum.Results}, but there are {beside.Length}");
        if (first >= last) return;
        var pixels = back ? 1 : ConvUnrolled.Pixels(shape);
        fixed (float* px = x, pw = packed, pb = bias, pr = beside, py = y)
        {
            var distance = Epilogue.Distance<TEpilogue>(pr, py);
            if (shape.Winograd) WinogradSums.Run<TEpilogue>(lanes, new WinogradTiles(shape, back), px, pw, pb, distance, py, first, last);
            else if (!back && ConvRepeat.Pays(shape)) ConvRepeatSums.Run<TEpilogue>(lanes, shape, px, pw, pb, distance, py, first, last);
            else if (pixels > 1) ConvUnrolled.Run<TEpilogue>(lanes, shape, pixels, px, pw, pb, distance, py, first, last);
            else ConvSums.Run<TEpilogue>(lanes, sum, px, pw, pb, distance, py, first, last);
        }
    }

    internal static bool WeightGradient(int lanes, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dw, int samples, in ConvShape shape, int part, int parts)
    {
        var sum = new ConvSum(shape, false);
        RequireTiles(shape);
        Problem.Require(part >= 0 && part < parts, $"part {part} of {parts}: parts count from 0");
        Problem.Require((long)samples * sum.Values <= x.Length, $"{samples} images of {sum.Values} values need {(long)samples * sum.Values}, but there are {x.Length}");
        Problem.Require((long)samples * sum.Results <= dy.Length, $"{samples} gradients of {sum.Results} values need {(long)samples * sum.Results}, but there are {dy.Length}");
        Problem.Require(Weights(shape) <= dw.Length, $"the weight's gradient needs {Weights(shape)} values, but has {dw.Length}");
        fixed (float* px = x, pd = dy, pw = dw)
        {
            return shape.Winograd ? WinogradGradient.Run(lanes, shape, px, pd, pw, samples, part, parts)
                : ConvRepeat.Pays(shape) ? ConvRepeatGradient.Run(lanes, shape, px, pd, pw, samples, part, parts)
                : ConvGradient.Run(lanes, shape, px, pd, pw, samples, part, parts);
        }
    }

    private static void PackAs(bool back, ReadOnlySpan<float> weight, Span<float> packed, in ConvShape shape, int part, int parts)
    {
        Problem.Require(part >= 0 && part < parts, $"part {part} of {parts}: parts count from 0");
        RequireTiles(shape);
        Problem.Require(Weights(shape) <= weight.Length, $"the weight needs {Weights(shape)} values, but has {weight.Length}");
        Problem.Require(PackedLength(shape, back) <= packed.Length, $"the packed weight needs {PackedLength(shape, back)} values, but has {packed.Length}");
        long units = shape.Winograd ? WinogradPanels.Units(shape) : Panels(shape, back);
        int from = (int)(units * part / parts), to = (int)(units * (part + 1) / parts);
        fixed (float* pw = weight, pp = packed)
        {
            if (shape.Winograd) WinogradPanels.Pack(pw, pp, shape, back, from, to);
            else ConvPanels.Pack(pw, pp, shape, back, from, to);
        }
    }

    private static void RequireTiles(in ConvShape shape) => Problem.Require(
        !shape.Winograd || WinogradTiles.Suit(shape),
        $"Winograd's filtering needs 3×3 kernels at stride 1 without groups or dilation, multiples of {ConvPanels.Width} channels and up to 2 zeros around the image, but the kernel is {shape.KernelHeight}×{shape.KernelWidth} from {shape.Channels} to {shape.ResultChannels} channels");

    private static int Panels(in ConvShape shape, bool back) => shape.Depthwise
        ? ConvPanels.Count(shape.Channels)
        : shape.Groups * ConvPanels.Count(back ? shape.GroupChannels : shape.GroupResultChannels);

    private static int Weights(in ConvShape shape) => shape.ResultChannels * shape.GroupChannels * shape.Taps;
}
