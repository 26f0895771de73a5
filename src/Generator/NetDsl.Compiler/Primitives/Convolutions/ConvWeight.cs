using System;

namespace NetDsl.Compiler;

/// <summary>
/// Where a convolution's weights lie: as the user knows them, [results, channels / groups, kernel height, kernel width], or packed for a kernel as panels of 16
/// of the channels that it writes, [panels, terms, 16]. A term is a tap and, within it, a channel that is read; the input gradient's taps run from the last to
/// the first. A depthwise kernel's channels share panels. For Winograd's filtering the panels hold 36 points in place of 9 taps, which only the processor's kernels read:
/// a GPU's leave the rest of the room unused.
/// </summary>
public sealed class ConvWeight
{
    public const int PanelWidth = 16;

    private readonly ConvWindow window;
    private readonly bool packed;
    private readonly bool back;
    private readonly bool winograd;

    /// <param name="image">[height, width, channels] of the image.</param>
    /// <param name="results">Channels of the result.</param>
    /// <param name="back">True for the weight of the input gradient.</param>
    public ConvWeight(ConvWindow window, Shape image, int results, bool packed, bool back)
    {
        var channels = image[2];
        winograd = packed && window.IsWinograd(image, results);
        this.window = window;
        this.packed = packed;
        this.back = back;
        (Inputs, Results) = (channels / window.Groups, results);
        Depthwise = window.Groups > 1 && window.Groups == channels && window.Groups == results;
        Columns = Depthwise ? channels : back ? Inputs : results / window.Groups;
        Terms = window.Taps * (Depthwise ? 1 : back ? results / window.Groups : Inputs);
    }

    /// <summary>Channels of the image in a group.</summary>
    public int Inputs { get; }

    public int Results { get; }

    public bool Depthwise { get; }

    /// <summary>Channels that a group writes.</summary>
    public int Columns { get; }

    /// <summary>Length of a sum.</summary>
    public int Terms { get; }

    public Shape Shape => packed
        ? new Shape((Depthwise ? 1 : window.Groups) * ((Columns + PanelWidth - 1) / PanelWidth), winograd ? Terms / window.Taps * WinogradKernel.Points : Terms, PanelWidth)
        : new Shape(Results, Inputs, window.KernelHeight, window.KernelWidth);

    /// <summary>The weight of an operand, by its shape.</summary>
    public static ConvWeight Of(ConvWindow window, Shape image, int results, TensorType operand, bool back)
    {
        var weight = new ConvWeight(window, image, results, operand.Shape.Rank == 3, back);
        return operand.Shape == weight.Shape && !operand.Batched ? weight : throw new GraphException($"a convolution {window} of {image[2]} channels with a weight {operand}");
    }

    /// <summary>Weights as the user knows them, brought to where this has them.</summary>
    public double[] Pack(double[] weights)
    {
        if (!packed) return weights;
        var all = new double[Shape.Size];
        for (var o = 0; o < Results; o++)
            for (var i = 0; i < Inputs; i++)
            {
                var kernel = new double[window.Taps];
                Array.Copy(weights, ((o * Inputs) + i) * window.Taps, kernel, 0, window.Taps);
                if (winograd && back) Array.Reverse(kernel);
                var values = winograd ? WinogradKernel.ToPoints(kernel) : kernel;
                for (var at = 0; at < values.Length; at++) all[Index(o, i, at)] = values[at];
            }

        return all;
    }

    /// <summary>The reverse of <see cref="Pack"/>.</summary>
    public double[] Unpack(double[] all)
    {
        if (!packed) return all;
        var weights = new double[Results * Inputs * window.Taps];
        var values = new double[winograd ? WinogradKernel.Points : window.Taps];
        for (var o = 0; o < Results; o++)
            for (var i = 0; i < Inputs; i++)
            {
                for (var at = 0; at < values.Length; at++) values[at] = all[Index(o, i, at)];
                var kernel = winograd ? WinogradKernel.FromPoints(values) : values;
                if (winograd && back) Array.Reverse(kernel);
                kernel.CopyTo(weights, ((o * Inputs) + i) * window.Taps);
            }

        return weights;
    }

    /// <summary>The place in the panels of the weight, or point, by which result <paramref name="o"/> reads channel <paramref name="i"/> of its group.</summary>
    private int Index(int o, int i, int tap)
    {
        int outs = Results / window.Groups, group = o / outs;
        var (column, depth, c) = Depthwise ? (o, 1, 0) : back ? (i, outs, o % outs) : (o % outs, Inputs, i);
        if (Depthwise) group = 0;
        var panel = (group * ((Columns + PanelWidth - 1) / PanelWidth)) + (column / PanelWidth);
        var taps = winograd ? WinogradKernel.Points : window.Taps;
        return (((((panel * taps) + (back && !winograd ? taps - 1 - tap : tap)) * depth) + c) * PanelWidth) + (column % PanelWidth);
    }

    /// <summary>The C# of the place of a term and column of the group <c>matrix</c> in the panels.</summary>
    public string Place(string term, string column)
    {
        var panels = (Columns + PanelWidth - 1) / PanelWidth;
        var panel = panels == 1 ? "" : $" + {column} / {PanelWidth}";
        return $"((matrix * {panels}{panel}) * {Terms} + {term}) * {PanelWidth} + {column}{(panels == 1 ? "" : $" % {PanelWidth}")}";
    }
}
