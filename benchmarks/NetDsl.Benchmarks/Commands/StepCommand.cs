using System;
using System.Globalization;
using NetDsl.Benchmarks.Training;
using Spectre.Console;

namespace NetDsl.Benchmarks.Commands;

/// <summary>What a training step and a prediction of the digits network cost, beside what the machine can do at most, in one run.</summary>
internal static class StepCommand
{
    private const int CountedSteps = 1000;

    public static int Run(string[] args)
    {
        var batch = new DigitBatch();
        AnsiConsole.WriteLine(Text($"digits network 784-128-64-10, batch {DigitBatch.Size}, Adam: {DigitBatch.StepOperations / 1e6:F1} million operations of matrix products a step"));
        var table = new Table().AddColumns("training step", "µs", "samples/s", "GFLOP/s", "peak GFLOP/s", "of peak", "bytes a step");
        foreach (var threads in new[] { 1, 2 })
        {
            var peak = Machine.Flops(threads);
            using var trainer = DigitBatch.Trainer(threads);
            var seconds = Stopwatches.Median(15, 100, () => trainer.Step(batch.X, batch.Labels));
            var rate = DigitBatch.StepOperations / seconds / 1e9;
            var bytes = Bytes(() => trainer.Step(batch.X, batch.Labels));
            table.AddRow(threads == 1 ? "1 thread" : Text($"{threads} threads"), Text($"{seconds * 1e6:F1}"), Text($"{DigitBatch.Size / seconds:N0}"), Text($"{rate:F1}"), Text($"{peak:F0}"), Text($"{rate / peak:P0}"), Text($"{bytes}"));
        }

        AnsiConsole.Write(table);
        var network = new Digits(seed: 1);
        var scores = new float[DigitBatch.Size * 10];
        var predictions = new Table().AddColumns("prediction", "µs", "samples/s", "bytes a call");
        foreach (var samples in new[] { 1, DigitBatch.Size })
        {
            void Predict() => network.Predict(batch.X.AsSpan(0, samples * 784), scores.AsSpan(0, samples * 10));
            var seconds = Stopwatches.Median(15, 50, Predict);
            predictions.AddRow(Text($"batch {samples}"), Text($"{seconds * 1e6:F2}"), Text($"{samples / seconds:N0}"), Text($"{Bytes(Predict)}"));
        }

        AnsiConsole.Write(predictions);
        return 0;
    }

    /// <summary>Bytes that all threads allocate in one call, in the steady state: of several rounds the least.</summary>
    private static double Bytes(Action action)
    {
        var least = double.MaxValue;
        for (var round = 0; round < 3; round++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            for (var i = 0; i < CountedSteps; i++) action();
            least = Math.Min(least, (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)CountedSteps);
        }

        return least;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
