using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using NetDsl.Ilgpu;
using Spectre.Console;

namespace NetDsl.GpuBenchmarks;

/// <summary>The table of training steps on a GPU beside PyTorch there, and two kernels beside what the device can do.</summary>
internal static class Program
{
    private static readonly Dictionary<string, MatrixPrecision> Precisions = new()
    {
        ["float32"] = MatrixPrecision.Float32,
        ["tf32"] = MatrixPrecision.TensorFloat32,
        ["bf16"] = MatrixPrecision.BFloat16,
    };

    public static int Main(string[] args)
    {
        var folder = new Option<string>("--folder") { Description = "benchmarks/gpu", DefaultValueFactory = _ => "benchmarks/gpu" };
        var rows = new Option<string?>("--rows") { Description = $"some of {string.Join(",", GpuRows.All.Select(row => row.Key))}" };
        var rounds = new Option<int>("--rounds") { Description = "of which the median counts", DefaultValueFactory = _ => 7 };
        var dryRun = new Option<bool>("--dry-run") { Description = "every row tiny, on the emulator: shows that the command works, and measures nothing" };
        var precision = new Option<string>("--precision") { Description = "of products, on both sides", DefaultValueFactory = _ => "float32" };
        precision.AcceptOnlyFromAmong([.. Precisions.Keys]);
        var command = new RootCommand("Training steps on this machine's GPU beside PyTorch there.") { folder, rows, rounds, precision, dryRun };
        command.SetAction(parsed => Run(parsed.GetValue(folder)!, parsed.GetValue(rows), parsed.GetValue(rounds), parsed.GetValue(precision)!, parsed.GetValue(dryRun)));
        return command.Parse(args).Invoke();
    }

    private static int Run(string folder, string? keys, int rounds, string precision, bool dryRun)
    {
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 170);
        var chosen = keys?.Split(',');
        foreach (var key in chosen ?? [])
            if (GpuRows.All.All(row => row.Key != key)) return Say($"there is no row '{key}': {string.Join(", ", GpuRows.All.Select(row => row.Key))}", 1);
        if (dryRun) GpuDevice.Share(GpuDevice.Open(emulate: true));
        else if (GpuDevice.WhyNone is { } why) return Say($"Nothing was measured: {why}. --dry-run shows the table without one.", 0);

        var others = dryRun ? null : new PyTorch(Path.GetFullPath(folder), precision);
        if (others?.Missing is { } missing) Say(missing, 0);
        var limits = DeviceLimits.Measure(dryRun);
        var results = new List<GpuResult>();
        foreach (var row in GpuRows.All.Where(row => chosen is null || chosen.Contains(row.Key)))
        {
            AnsiConsole.WriteLine($"{row.Key} …");
            results.Add(GpuResult.Measure(row, dryRun ? 1 : rounds, others?.Missing is null ? others : null, Precisions[precision], dryRun));
        }

        var about = dryRun ? "A dry run: every row is tiny, and the times say nothing." : $"PyTorch {(others!.Missing is null ? others.Version : "none")}; medians of {rounds} rounds, by turns; every step's loss is read; products in {precision}.";
        var report = new GpuReport(limits, results, chosen is null ? Part.Measure(limits, Precisions[precision], dryRun) : [], about, dryRun);
        report.Print(AnsiConsole.Console);
        if (dryRun) return 0;
        var file = Path.GetFullPath(Path.Combine(folder, "..", "results", $"gpu-{(precision == "float32" ? "" : precision + "-")}{string.Concat(limits.Name.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'))}.md"));
        File.WriteAllText(file, report.Markdown());
        return Say($"written to {file}", 0);
    }

    private static int Say(string text, int code)
    {
        AnsiConsole.WriteLine(text);
        return code;
    }
}
