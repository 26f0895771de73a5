using System;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>What the convolutions have in common: their arguments with checks, their parameters, and how one of a sequence becomes one of an image.</summary>
internal sealed class ConvolutionCall
{
    private const int Same = -1;

    private readonly Operation operation;
    private readonly Call call;
    private readonly bool image;

    private ConvolutionCall(Operation operation, Call call, bool image)
    {
        this.operation = operation;
        this.call = call;
        this.image = image;
        X = call.Tensor("x");
        if (X.Shape.Rank != (image ? 3 : 2))
            throw call.Fail("NDSL1024", "x", image
                ? (Message)$"'{call.LayerName}' takes an image [channels, height, width], but {X.Gives()}"
                : $"'{call.LayerName}' takes a sequence [channels, length], but {X.Gives()}");
        Results = call.Size(operation, "channels");
        Groups = call.Size(operation, "groups");
        Kernel = Pair("kernel", 1, 1);
        Stride = Pair("stride", 1, 1);
        Dilation = Pair("dilation", 1, 1);
        if (Channels % Groups != 0) throw Indivisible(Channels, "input channels");
        if (Results % Groups != 0) throw Indivisible(Results, "channels");
    }

    public Value X { get; }

    public int Channels => X.Shape[0];

    public int Results { get; }

    public int Groups { get; }

    public (int Y, int X) Kernel { get; }

    public (int Y, int X) Stride { get; }

    public (int Y, int X) Dilation { get; }

    private (int Y, int X) Size => image ? (X.Shape[1], X.Shape[2]) : (1, X.Shape[1]);

    private int Taps => Kernel.Y * Kernel.X;

    public static Value Convolution(Operation operation, Call call, bool image)
    {
        var it = new ConvolutionCall(operation, call, image);
        var window = it.Window();
        var weight = it.Weight(it.Results, it.Channels, "input channels");
        var x = it.X.ToChannelsLast();
        if (!image) x = x.InsertAxis(0);
        if (call.PadsWithItself("paddingMode")) (x, window) = it.Extended(x, window);
        var y = window.IsPointwise
            ? x.Linear(weight.Reshape(new Shape(it.Results, it.Channels)))
            : x.Graph.Add(new ConvPrimitive(window, it.Results), x, it.Image(weight));
        return it.Finish(y, it.Channels / it.Groups);
    }

    public static Value Transposed(Operation operation, Call call, bool image)
    {
        var it = new ConvolutionCall(operation, call, image);
        var (window, result) = it.TransposedWindow();
        var weight = it.Weight(it.Channels, it.Results, "channels");
        var x = it.X.ToChannelsLast();
        if (!image) x = x.InsertAxis(0);
        return it.Finish(x.Graph.Add(new ConvInputGradientPrimitive(window, result), x, it.Image(weight)), it.Results / it.Groups);
    }

    /// <summary>One for each axis: the argument gives one number for both, or two.</summary>
    private (int Y, int X) Pair(string name, int without, int smallest)
    {
        var given = !call.Has(name) ? new[] { without } : call.Arguments[name] as int[] ?? new[] { call.Int(name) };
        if (given.Any(number => number < smallest))
            throw call.Fail("NDSL1019", name, $"'{call.LayerName}' has {name} {string.Join("×", given)}: it must be at least {smallest}");
        return image ? (given[0], given[given.Length - 1]) : (name == "padding" || name == "outputPadding" ? 0 : 1, given[0]);
    }

    private ConvWindow Window()
    {
        var (top, bottom, left, right) = Padding();
        var window = new ConvWindow(Kernel.Y, Kernel.X)
        {
            StrideY = Stride.Y,
            StrideX = Stride.X,
            DilationY = Dilation.Y,
            DilationX = Dilation.X,
            Groups = Groups,
            Top = top,
            Bottom = bottom,
            Left = left,
            Right = right,
        };
        if (window.ResultHeight(Size.Y) > 0 && window.ResultWidth(Size.X) > 0) return window;
        int reachY = (Dilation.Y * (Kernel.Y - 1)) + 1, reachX = (Dilation.X * (Kernel.X - 1)) + 1;
        var after = X.Node.Name.Length == 0 ? (Message)$"" : (Message)$"after '{X.Node.Name}', ";
        var padding = top == bottom && left == right && (top == left || !image) ? (Message)$"{left}" : (Message)$"{top} {bottom} {left} {right}";
        var spread = Dilation.Y * Dilation.X == 1 ? (Message)$"" : (Message)$" spread over {Across(reachY, reachX)}";
        throw call.Fail("NDSL1003", "kernel", image
            ? (Message)$"'{call.LayerName}' has a {Kernel.Y}×{Kernel.X} kernel{spread} on a {Size.Y}×{Size.X} input ({after}padding {padding}): nothing is left"
            : $"'{call.LayerName}' has a kernel of {Kernel.X}{spread} on an input of length {Size.X} ({after}padding {padding}): nothing is left", (Hints.Value, Math.Max(reachY, reachX) / 2));
    }

    /// <summary>The image with elements of its own around it, and the window that then needs no zeros.</summary>
    private (Value, ConvWindow) Extended(Value x, ConvWindow window)
    {
        x = call.Extended(operation, "padding", call.Text("paddingMode"), x, 0, window.Top, window.Bottom);
        x = call.Extended(operation, "padding", call.Text("paddingMode"), x, 1, window.Left, window.Right);
        return (x, window with { Top = 0, Bottom = 0, Left = 0, Right = 0 });
    }

    private string Across(int y, int x) => image ? $"{y}×{x}" : $"{x}";

    private (int Top, int Bottom, int Left, int Right) Padding()
    {
        int reachY = Dilation.Y * (Kernel.Y - 1), reachX = Dilation.X * (Kernel.X - 1);
        if (call.Has("causal") && call.Bool("causal"))
        {
            if (call.Int("padding") != 0) throw call.Fail("NDSL1019", "padding", $"'{call.LayerName}' has padding {call.Int("padding")} and is causal: its {reachX} zeros before the sequence follow from the kernel");
            return (0, 0, reachX, 0);
        }

        if (call.Has("padding") && call.Arguments["padding"] is int[] four)
        {
            if (four.Any(zeros => zeros < 0)) throw call.Fail("NDSL1019", "padding", $"'{call.LayerName}' has padding {string.Join(", ", four)}: it must be at least 0");
            return (four[0], four[1], four[2], four[3]);
        }

        var padding = call.Has("padding") ? call.Int("padding") : 0;
        if (padding == Same)
        {
            if (Stride.Y * Stride.X > 1) throw call.Fail("NDSL1019", "padding", $"'{call.LayerName}' has padding Same and stride {Math.Max(Stride.Y, Stride.X)}: only with stride 1 can the size stay the same. Give the padding as a number");
            return (reachY / 2, reachY - (reachY / 2), reachX / 2, reachX - (reachX / 2));
        }

        if (padding < 0) throw call.Fail("NDSL1019", "padding", $"'{call.LayerName}' has padding {padding}: it must be at least 0");
        return image ? (padding, padding, padding, padding) : (0, 0, padding, padding);
    }

    /// <summary>The convolution that this one is the input gradient of, and the size of that one's image.</summary>
    private (ConvWindow Window, Shape Result) TransposedWindow()
    {
        var padding = Pair("padding", 0, 0);
        var more = Pair("outputPadding", 0, 0);
        if (more.Y >= Stride.Y && more.Y > 0 || more.X >= Stride.X && more.X > 0)
            throw call.Fail("NDSL1019", "outputPadding", $"'{call.LayerName}' has outputPadding {Math.Max(more.Y, more.X)} and stride {Math.Min(Stride.Y, Stride.X)}: it must be below the stride");
        int height = ((Size.Y - 1) * Stride.Y) - (2 * padding.Y) + (Dilation.Y * (Kernel.Y - 1)) + more.Y + 1;
        int width = ((Size.X - 1) * Stride.X) - (2 * padding.X) + (Dilation.X * (Kernel.X - 1)) + more.X + 1;
        if (height < 1 || width < 1)
            throw call.Fail("NDSL1003", "padding", image
                ? (Message)$"'{call.LayerName}' spreads {Size.Y}×{Size.X} with a {Kernel.Y}×{Kernel.X} kernel and takes padding {Math.Max(padding.Y, padding.X)} off each side: nothing is left"
                : $"'{call.LayerName}' spreads {Size.X} values with a kernel of {Kernel.X} and takes padding {padding.X} off each side: nothing is left");
        var window = new ConvWindow(Kernel.Y, Kernel.X)
        {
            StrideY = Stride.Y,
            StrideX = Stride.X,
            DilationY = Dilation.Y,
            DilationX = Dilation.X,
            Groups = Groups,
            Top = padding.Y,
            Bottom = padding.Y,
            Left = padding.X,
            Right = padding.X,
        };
        return (window, new Shape(height, width, Results));
    }

    /// <summary>The weight as the user's file has it: [outer, inner / groups, kernel ..].</summary>
    private Value Weight(int outer, int inner, string counted)
    {
        var shape = image ? new Shape(outer, inner / Groups, Kernel.Y, Kernel.X) : new Shape(outer, inner / Groups, Kernel.X);
        var expected = call.Graph.FindParameter(call.LayerName + ".weight") is { } known ? known.Shape : shape;
        if (expected.Rank == shape.Rank && expected != shape)
        {
            var takes = counted == "input channels" ? expected[1] * Groups : expected[0];
            if (takes != Channels)
                throw call.Fail("NDSL1002", "x", X.Node.Name.Length == 0
                    ? (Message)$"'{call.LayerName}' takes {takes} input channels, as where it is first used, but its input has {Channels}"
                    : $"'{call.LayerName}' takes {takes} input channels, as where it is first used, but '{X.Node.Name}' gives {Channels}", ReadsItself() ? new[] { (Hints.Value, (object)takes) } : System.Array.Empty<(string, object)>());
        }

        return call.Parameter("weight", shape, call.InitOr("FanInUniform"), shape[1] * Taps, outer * Taps, call.Number("gain"));
    }

    /// <summary>True where the input is what this layer gave before, through steps that keep its channels: then the layer must give as many as it takes.</summary>
    private bool ReadsItself()
    {
        var value = X;
        while (call.Graph.Calls.LastOrDefault(record => record.Results.Any(result => result.Id == value.Id)) is { } maker)
        {
            if (maker.Layer == call.LayerName) return true;
            var operands = maker.Operands().ToList();
            if (operands.Count == 0 || operands[0].Shape.Rank != X.Shape.Rank || operands[0].Shape[0] != Channels) return false;
            value = operands[0];
        }

        return false;
    }

    private Value Image(Value weight) => image ? weight : weight.Reshape(new Shape(weight.Shape[0], weight.Shape[1], 1, weight.Shape[2]));

    private Value Finish(Value y, int fanChannels)
    {
        if (call.Bool("bias"))
            y += call.Parameter("bias", new Shape(Results), call.InitOr("FanInUniform", "biasInit"), fanChannels * Taps, Results * Taps, call.Number("biasGain"));
        if (!image) y = y.Reshape(new Shape(y.Shape[1], y.Shape[2]));
        return y.ToChannelsFirst();
    }

    private ProblemException Indivisible(int count, Message what)
    {
        var fitting = Enumerable.Range(1, Math.Min(Channels, Results)).Where(groups => Channels % groups == 0 && Results % groups == 0).ToList();
        var near = new[] { fitting.LastOrDefault(groups => groups < Groups), fitting.FirstOrDefault(groups => groups > Groups) }.Where(groups => groups > 0).ToList();
        var choice = near.Count == 1 ? (Message)$"{near[0]} fits" : (Message)$"{near[0]} and {near[1]} fit";
        return call.Fail("NDSL1010", "groups", $"{count} {what} of '{call.LayerName}' are not divisible by {Groups} groups: {choice}", (Hints.Value, string.Join(" ", near)));
    }
}
