using System;
using System.Collections.Generic;
using System.Linq;
using NetDsl.Benchmarks.Comparison;
using NetDsl.Ilgpu;

namespace NetDsl.GpuBenchmarks;

/// <summary>What was measured of a row: this side and PyTorch's two forms by turns; NaN where one took no part.</summary>
/// <param name="Row">Which row.</param>
/// <param name="Seconds">Of a step on this side.</param>
/// <param name="Launches">Kernels of a step.</param>
/// <param name="Eager">Seconds of PyTorch.</param>
/// <param name="Compiled">Seconds of torch.compile.</param>
/// <param name="First">The first loss.</param>
/// <param name="Difference">The largest relative difference of the first losses.</param>
/// <param name="Notes">What did not run, and why.</param>
internal sealed record GpuResult(GpuRow Row, double Seconds, int Launches, double Eager, double Compiled, double First, double Difference, IReadOnlyList<string> Notes)
{
    /// <summary>Runs the row.</summary>
    /// <param name="rounds">Of which the median counts.</param>
    /// <param name="others">PyTorch, where it is to take part.</param>
    /// <param name="precision">Of the products.</param>
    /// <param name="tiny">For a dry run.</param>
    public static GpuResult Measure(GpuRow row, int rounds, PyTorch? others, MatrixPrecision precision, bool tiny)
    {
        var notes = new List<string>();
        Workload work;
        try
        {
            work = tiny ? row.Tiny(precision) : row.Full(precision);
        }
        catch (GpuException problem)
        {
            return new GpuResult(row, double.NaN, 0, double.NaN, double.NaN, double.NaN, double.NaN, [$"NetDsl: {problem.Message}"]);
        }

        using (work)
        {
            var first = work.First();
            var rivals = others is null ? [] : new[] { "eager", "compiled" }.Select(variant => Start(others, row.Key, variant, notes)).OfType<Contender>().ToList();
            try
            {
                var count = tiny ? 1 : WarmUp(work);
                var counts = rivals.Select(rival => rival.WarmUp(2, 0.3)).ToList();
                var times = new List<double>();
                for (var round = 0; round < rounds; round++)
                {
                    times.Add(TimeOf(work, count));
                    for (var i = 0; i < rivals.Count; i++) rivals[i].Round(counts[i]);
                }

                var difference = rivals.Count == 0 ? double.NaN : rivals.Max(rival => Between(first, rival.First));
                double Of(string variant) => rivals.FirstOrDefault(rival => rival.Setting == variant)?.Median ?? double.NaN;
                return new GpuResult(row, times.Order().ElementAt(times.Count / 2), ((GpuProgram)work.Program!).Launches, Of("eager"), Of("compiled"), first[0], difference, notes);
            }
            finally
            {
                foreach (var rival in rivals) rival.Dispose();
            }
        }
    }

    private static Contender? Start(PyTorch others, string key, string variant, List<string> notes)
    {
        try
        {
            return others.Start(key, variant);
        }
        catch (InvalidOperationException problem)
        {
            notes.Add($"PyTorch, {variant}: {problem.Message}");
            return null;
        }
    }

    private static int WarmUp(Workload work)
    {
        var once = TimeOf(work, 3);
        var count = Math.Clamp((int)(0.3 / once), 1, 100_000);
        TimeOf(work, count);
        return count;
    }

    private static double TimeOf(Workload work, int count)
    {
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++) work.Run();
        return System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds / count;
    }

    private static double Between(IReadOnlyList<float> own, IReadOnlyList<double> other) =>
        own.Zip(other, (a, b) => Math.Abs(a - b) / Math.Max(0.1, Math.Abs(b))).Max();
}
