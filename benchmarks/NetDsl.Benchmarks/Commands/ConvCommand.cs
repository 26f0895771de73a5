using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetDsl.Benchmarks.Kernels;
using NetDsl.Kernels;
using NetDsl.Threading;
using Spectre.Console;

namespace NetDsl.Benchmarks.Commands;

/// <summary>
/// How near the convolutions of LeNet-5, ResNet-8 and a small VGG come to the machine's peak, forward and backward, on one thread. Arguments choose by parts of the
/// description; <c>batch=1</c> changes the batch, and <c>direct=1</c> makes sums without Winograd's filtering, whose share of the peak counts the multiplications that it saves.
/// </summary>
internal static class ConvCommand
{
    private static readonly (string Is, int Batch, ConvShape Shape)[] Convolutions =
    [
        ("LeNet-5, 1", 64, Same(28, 1, 6, 5)),
        ("LeNet-5, 2", 64, new(14, 14, 6, 10, 10, 16, 5, 5)),
        ("ResNet-8, first", 32, Same(32, 3, 16, 3)),
        ("ResNet-8, stage 1", 32, Same(32, 16, 16, 3)),
        ("ResNet-8, into stage 2", 32, Same(32, 16, 32, 3, stride: 2)),
        ("ResNet-8, shortcut 2", 32, Same(32, 16, 32, 1, stride: 2)),
        ("ResNet-8, stage 2", 32, Same(16, 32, 32, 3)),
        ("ResNet-8, into stage 3", 32, Same(16, 32, 64, 3, stride: 2)),
        ("ResNet-8, stage 3", 32, Same(8, 64, 64, 3)),
        ("VGG, first", 32, Same(32, 3, 64, 3)),
        ("VGG, 64", 32, Same(32, 64, 64, 3)),
        ("VGG, 64 to 128", 32, Same(16, 64, 128, 3)),
        ("VGG, 128", 32, Same(16, 128, 128, 3)),
        ("VGG, 128 to 256", 32, Same(8, 128, 256, 3)),
        ("VGG, 256", 32, Same(8, 256, 256, 3)),
        ("depthwise, 96", 8, Same(28, 96, 96, 3) with { Groups = 96 }),
        ("depthwise, 96, stride 2", 8, Same(28, 96, 96, 5, stride: 2) with { Groups = 96 }),
    ];

    public static int Run(string[] args)
    {
        var peak = Machine.Flops(1);
        AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"multiply-add peak: {peak:F0} GFLOP/s on 1 thread"));
        var batch = args.Where(arg => arg.StartsWith("batch=", StringComparison.Ordinal)).Select(arg => int.Parse(arg["batch=".Length..], CultureInfo.InvariantCulture)).FirstOrDefault();
        var direct = args.Contains("direct=1");
        var table = new Table().AddColumns("convolution", "batch", "image", "results", "kernel", "forward µs", "GFLOP/s", "of peak", "input grad. µs", "GFLOP/s", "of peak", "weight grad. µs", "GFLOP/s", "of peak");
        using var alone = new ThreadTeam(1);
        foreach (var (name, usual, plain) in Convolutions.Where(conv => !args.Any(arg => !arg.Contains('=', StringComparison.Ordinal)) || args.Any(arg => conv.Is.Contains(arg, StringComparison.OrdinalIgnoreCase))))
        {
            var shape = plain with { Winograd = !direct && plain is { KernelHeight: 3, StrideX: 1, Groups: 1 } && plain.Channels % 16 == 0 };
            var samples = batch > 0 ? batch : usual;
            var cells = new List<string>
            {
                name, Text($"{samples}"), Text($"{shape.Height}×{shape.Width}×{shape.Channels}"), Text($"{shape.ResultHeight}×{shape.ResultWidth}×{shape.ResultChannels}"), Text($"{shape.KernelHeight}×{shape.KernelWidth}"),
            };
            foreach (var kind in Enum.GetValues<ConvolutionKind>())
            {
                using var work = new ConvolutionWork(kind, shape, samples);
                var fastest = Fastest(() => alone.Run(work));
                var rate = work.Operations / fastest / 1e9;
                cells.AddRange([Text($"{fastest * 1e6:F1}"), Text($"{rate:F1}"), Text($"{rate / peak:P0}")]);
            }

            table.AddRow(cells.ToArray());
        }

        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 190);
        AnsiConsole.Write(table);
        return 0;
    }

    /// <summary>The least of many single runs, in seconds: what the kernel takes when nobody else has the processor.</summary>
    private static double Fastest(Action action)
    {
        for (var i = 0; i < 40; i++) action();
        var once = Stopwatches.Fastest(5, action, seconds => seconds);
        return Stopwatches.Fastest(Math.Clamp((int)(0.4 / once), 20, 4000), action, seconds => seconds);
    }

    /// <summary>A square image with the padding that keeps its size, or halves it.</summary>
    private static ConvShape Same(int size, int channels, int results, int kernel, int stride = 1) =>
        new(size, size, channels, size / stride, size / stride, results, kernel, kernel) { StrideY = stride, StrideX = stride, Top = kernel / 2, Left = kernel / 2 };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
