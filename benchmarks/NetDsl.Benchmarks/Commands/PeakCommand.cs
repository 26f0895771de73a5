using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.Intrinsics;
using NetDsl.Benchmarks.Kernels;
using NetDsl.Threading;
using Spectre.Console;

namespace NetDsl.Benchmarks.Commands;

/// <summary>
/// What the machine can do, and how near the matrix products come to it, all in one run. Arguments choose: shapes as 500x300x70 (m, n, k:
/// all three products), or part of a product's description.
/// </summary>
internal static class PeakCommand
{
    private static readonly (ProductKind Kind, int M, int N, int K, string Is)[] Products =
    [
        (ProductKind.RowsTransposed, 512, 512, 512, "square"),
        (ProductKind.Rows, 512, 512, 512, "square"),
        (ProductKind.SumOverRows, 512, 512, 512, "square"),
        (ProductKind.RowsTransposed, 1024, 1024, 1024, "square"),
        (ProductKind.Rows, 1024, 1024, 1024, "square"),
        (ProductKind.SumOverRows, 1024, 1024, 1024, "square"),
        (ProductKind.RowsTransposed, 64, 128, 784, "digits, 1 forward"),
        (ProductKind.SumOverRows, 128, 784, 64, "digits, 1 weight"),
        (ProductKind.RowsTransposed, 64, 64, 128, "digits, 2 forward"),
        (ProductKind.Rows, 64, 128, 64, "digits, 2 input"),
        (ProductKind.SumOverRows, 64, 128, 64, "digits, 2 weight"),
        (ProductKind.RowsTransposed, 64, 10, 64, "digits, 3 forward"),
        (ProductKind.Rows, 64, 64, 10, "digits, 3 input"),
        (ProductKind.SumOverRows, 10, 64, 64, "digits, 3 weight"),
        (ProductKind.RowsTransposed, 32, 128, 784, "digits, half batch"),
        (ProductKind.RowsTransposed, 1, 128, 784, "digits, one sample"),
    ];

    public static int Run(string[] args)
    {
        var (one, two) = (Machine.Flops(1), Machine.Flops(2));
        var lanes = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
        AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"multiply-add peak ({lanes} bits): {one:F0} GFLOP/s on 1 thread, {two:F0} on 2; copy {Machine.CopyBandwidth(1):F1} GB/s"));
        var table = new Table().AddColumns("product", "m", "n", "k", "is", "µs, 1 thread", "GFLOP/s", "of peak", "µs, 2 threads", "GFLOP/s", "of peak");
        using ThreadTeam alone = new(1), pair = new(2);
        foreach (var (kind, m, n, k, name) in Chosen(args))
        {
            using var product = new Product(kind, m, n, k);
            var single = Stopwatches.Median(9, 20, () => alone.Run(product));
            var both = Stopwatches.Median(9, 20, () => pair.Run(product));
            table.AddRow(kind.ToString(), Text($"{m}"), Text($"{n}"), Text($"{k}"), name, Text($"{single * 1e6:F2}"), Rate(single), Share(single, one), Text($"{both * 1e6:F2}"), Rate(both), Share(both, two));
            string Rate(double seconds) => Text($"{product.Operations / seconds / 1e9:F1}");
            string Share(double seconds, double peak) => Text($"{product.Operations / seconds / 1e9 / peak:P0}");
        }

        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 140);
        AnsiConsole.Write(table);
        return 0;
    }

    private static IEnumerable<(ProductKind Kind, int M, int N, int K, string Is)> Chosen(string[] args)
    {
        if (args.Length == 0) return Products;
        var chosen = new List<(ProductKind, int, int, int, string)>();
        foreach (var arg in args)
        {
            var sizes = arg.Split('x');
            if (sizes.Length == 3 && int.TryParse(sizes[0], out var m) && int.TryParse(sizes[1], out var n) && int.TryParse(sizes[2], out var k))
            {
                foreach (var kind in Enum.GetValues<ProductKind>()) chosen.Add((kind, m, n, k, string.Empty));
            }
            else
            {
                chosen.AddRange(Products.Where(product => $"{product.Kind} {product.M}x{product.N}x{product.K} {product.Is}".Contains(arg, StringComparison.OrdinalIgnoreCase)));
            }
        }

        return chosen;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
