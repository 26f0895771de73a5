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
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 120);
        var batch = new DigitBatch();
        AnsiConsole.WriteLine(Text($"digits network 784-128-64-10, batch {DigitBatch.Size}, Adam: {DigitBatch.StepOperations / 1e6:F1} million operations of matrix products a step"));
        var table = new Table().AddColumns("training step", "µs", "fastest", "samples/s", "GFLOP/s", "peak GFLOP/s", "of peak", "bytes a step");
        foreach (var threads in new[] { 1, 2 })
        {
            var peak = Machine.Flops(threads);
            using var trainer = DigitBatch.Trainer(threads);
            var (seconds, fastest) = Stopwatches.Rounds(31, 40, () => trainer.Step(batch.X, batch.Labels));
            var rate = DigitBatch.StepOperations / seconds / 1e9;
            var bytes = Bytes(() => trainer.Step(batch.X, batch.Labels));
            table.AddRow(threads == 1 ? "1 thread" : Text($"{threads} threads"), Text($"{seconds * 1e6:F1}"), Text($"{fastest * 1e6:F1}"), Text($"{DigitBatch.Size / seconds:N0}"), Text($"{rate:F1}"), Text($"{peak:F0}"), Text($"{rate / peak:P0}"), Text($"{bytes}"));
        }

        AnsiConsole.Write(table);
        WriteParts(batch);
        var network = new Digits(seed: 1);
        var scores = new float[DigitBatch.Size * 10];
        var predictions = new Table().AddColumns("prediction", "µs", "fastest", "samples/s", "bytes a call");
        foreach (var samples in new[] { 1, DigitBatch.Size })
        {
            void Predict() => network.Predict(batch.X.AsSpan(0, samples * 784), scores.AsSpan(0, samples * 10));
            var (seconds, fastest) = Stopwatches.Rounds(31, 20, Predict);
            predictions.AddRow(Text($"batch {samples}"), Text($"{seconds * 1e6:F2}"), Text($"{fastest * 1e6:F2}"), Text($"{samples / seconds:N0}"), Text($"{Bytes(Predict)}"));
        }

        AnsiConsole.Write(predictions);
        return 0;
    }

    /// <summary>Where the time of a step goes, on one thread.</summary>
    private static void WriteParts(DigitBatch batch)
    {
        using var trainer = DigitBatch.Trainer(1);
        var program = trainer.Program;
        trainer.Step(batch.X, batch.Labels);
        var whole = Fastest(() => trainer.Step(batch.X, batch.Labels));
        batch.X.CopyTo(program.Floats(0));
        var forwardAndBackward = Fastest(program.RunAlone);
        var table = new Table().AddColumns("part of a step, 1 thread", "µs, fastest");
        table.AddRow("forward and backward", Text($"{forwardAndBackward * 1e6:F1}"));
        table.AddRow("Adam", Text($"{(whole - forwardAndBackward) * 1e6:F1}"));
        AnsiConsole.Write(table);

        static double Fastest(Action action) => Stopwatches.Rounds(31, 20, action).Fastest;
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
