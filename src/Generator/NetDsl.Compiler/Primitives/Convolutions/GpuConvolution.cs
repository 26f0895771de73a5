using System;

namespace NetDsl.Compiler;

/// <summary>
/// Writes convolutions and their gradients for a GPU: products of matrices whose left factor is gathered from the image while a tile is loaded, or, where
/// a group has few channels, a thread for each result.
/// </summary>
internal sealed class GpuConvolution
{
    // A tile of a product is at least 16 columns wide: below this most of it would be idle.
    private const int FewColumns = 4;

    private readonly ConvWindow window;
    private readonly ConvWeight weight;
    private readonly int channels;
    private readonly Shape result;

    /// <param name="weight">Packed.</param>
    /// <param name="channels">Channels that are read.</param>
    /// <param name="result">[height, width, channels] that are written.</param>
    public GpuConvolution(ConvWindow window, ConvWeight weight, int channels, Shape result)
    {
        this.window = window;
        this.weight = weight;
        this.channels = channels;
        this.result = result;
    }

    /// <summary>C# of the image's value that a result's pixel reads by a term, 0 beside the image.</summary>
    public static string Forward(string x, ConvWindow window, Shape image, Shape result, string row, string term, string group, string four = "") =>
        $"NetDsl.Ilgpu.GpuConv.Forward{four}({x}, {row}, {term}, {group}, {Sizes(window, image, result)}, {image[2] / window.Groups})";

    /// <summary>C# of the gradient that an image's pixel receives by a term, 0 where no result reads the pixel so.</summary>
    public static string Backward(string dy, ConvWindow window, Shape image, Shape result, string row, string term, string group, string four = "") =>
        $"NetDsl.Ilgpu.GpuConv.Backward{four}({dy}, {row}, {term}, {group}, {Sizes(window, image, result)}, {result[2] / window.Groups})";

    /// <param name="read">C# of the value that is read, from row, term and group; ending in "Four", of four terms in a row.</param>
    public void Write(GpuKernel kernel, Func<string, string, string, string, string> read, string target, Func<string, string, string, string> epilogue)
    {
        var pixels = result[0] * result[1];
        var rows = GpuKernel.All(kernel.Type.Batched, pixels);
        if (weight.Columns < FewColumns || weight.Depthwise)
        {
            // A depthwise kernel reads each channel as a group of its own.
            using (kernel.Threads(GpuKernel.All(kernel.Type.Batched, result.Size)))
            {
                var writer = kernel.Writer;
                writer.Line($"var row = e / {result[2]};");
                writer.Line($"var channel = e % {result[2]};");
                writer.Line(weight.Depthwise ? "const int matrix = 0;" : $"var matrix = channel / {weight.Columns};");
                writer.Line("var sum = 0f;");
                using (writer.Block($"for (var term = 0; term < {weight.Terms}; term++)"))
                    writer.Line($"sum += {read("row", "term", weight.Depthwise ? "channel" : "matrix", "")} * {kernel.Operand(1)}[{weight.Place("term", weight.Depthwise ? "channel" : $"channel % {weight.Columns}")}];");
                writer.Line($"{target}[e] = {epilogue("sum", "channel", "e")};");
            }

            return;
        }

        new GpuProduct
        {
            Rows = rows,
            LikelyRows = pixels * (kernel.Type.Batched ? GpuProduct.LikelyBatch : 1),
            Columns = weight.Columns,
            Inner = $"{weight.Terms}",
            Matrices = $"{window.Groups}",
            Begin = _ => { },
            Left = new GpuFactor((row, term) => read(row, term, "matrix", ""), alongInner: true,
                channels % (4 * window.Groups) == 0 && kernel.IsAligned(0) ? (row, term) => read(row, term, "matrix", "Four") : null),
            // Panels are 16 wide, whatever lies in them.
            Right = new GpuFactor((column, term) => $"{kernel.Operand(1)}[{weight.Place(term, column)}]", alongInner: false,
                kernel.IsAligned(1) ? (column, term) => $"GpuFloats.Load({kernel.Operand(1)}, ({weight.Place(term, column)}) / 4)" : null),
            Store = (row, column, sum) =>
            {
                string channel = $"matrix * {weight.Columns} + {column}", place = $"{row} * {result[2]} + {channel}";
                return $"{target}[{place}] = {epilogue(sum, channel, place)};";
            },
        }.Write(kernel);
    }

    /// <summary>The weight's gradient: for each weight a sum over all pixels of the batch.</summary>
    public static void WriteWeightGradient(GpuKernel kernel, ConvWindow window)
    {
        TensorType x = kernel.OperandType(0), dy = kernel.OperandType(1);
        int outs = dy.Shape[2] / window.Groups, ins = x.Shape[2] / window.Groups, taps = window.Taps;
        var pixels = GpuKernel.All(x.Batched, dy.Shape[0] * dy.Shape[1]);
        string Read(string pixel, string column, string group) =>
            Forward(kernel.Operand(0), window, x.Shape, dy.Shape, pixel, ins == 1 ? column : $"{column} % {taps} * {ins} + {column} / {taps}", group);
        if (outs < FewColumns)
        {
            kernel.Groups($"{kernel.Type.Shape.Size}");
            var writer = kernel.Writer;
            writer.Line($"var channel = row / {ins * taps};");
            writer.Line("var sum = 0f;");
            using (writer.Block($"for (var at = lane; at < {pixels}; at += Group.DimX)"))
                writer.Line($"sum += {Read("at", $"(row % {ins * taps})", $"channel / {outs}")} * {kernel.Operand(1)}[at * {dy.Shape[2]} + channel];");
            writer.Line($"sum = {GpuKernel.Sum("sum")};");
            writer.Line($"if (lane == 0) {kernel.Result}[row] = sum;");
            return;
        }

        new GpuProduct
        {
            Rows = $"{outs}",
            LikelyRows = outs,
            Columns = ins * taps,
            Inner = pixels,
            Matrices = $"{window.Groups}",
            Begin = _ => { },
            Left = new GpuFactor((row, term) => $"{kernel.Operand(1)}[{term} * {dy.Shape[2]} + matrix * {outs} + {row}]", alongInner: false,
                outs % 4 == 0 && kernel.IsAligned(1) ? (row, term) => $"GpuFloats.Load({kernel.Operand(1)}, {term} * {dy.Shape[2] / 4} + matrix * {outs / 4} + {row} / 4)" : null),
            Right = new GpuFactor((column, term) => Read(term, column, "matrix"), alongInner: false),
            Store = (row, column, sum) => $"{kernel.Result}[(matrix * {outs} + {row}) * {ins * taps} + {column}] = {sum};",
        }.Write(kernel);
    }

    private static string Sizes(ConvWindow window, Shape image, Shape result) =>
        $"{image[0]}, {image[1]}, {image[2]}, {result[0]}, {result[1]}, {result[2]}, {window.KernelHeight}, {window.KernelWidth}, {window.StrideY}, {window.StrideX}, {window.Top}, {window.Left}, {window.DilationY}, {window.DilationX}";
}
