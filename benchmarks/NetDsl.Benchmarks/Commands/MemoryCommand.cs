using System;
using System.Diagnostics;
using System.Globalization;
using NetDsl.Benchmarks.Comparison.Rows;
using Spectre.Console;

namespace NetDsl.Benchmarks.Commands;

/// <summary>What training GPT-2 takes of the machine's memory, beside what was planned. A command by itself, since a process never shows what others of its parts took before.</summary>
internal static class MemoryCommand
{
    private const double Tolerance = 0.1;

    public static int Run(string[] args)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.WorkingSet64;
        using var trainer = new Trainer<Gpt2>(new Gpt2(), GptOptimizer.Make(), new TrainerOptions { BatchSize = 4 });
        var random = new Random(1);
        var tokens = new int[4 * 64];
        for (var i = 0; i < tokens.Length; i++) tokens[i] = random.Next(50257);
        for (var step = 0; step < 2; step++) trainer.Step(tokens, tokens);
        process.Refresh();
        var (plan, taken) = (trainer.Memory, process.PeakWorkingSet64 - before);
        var table = new Table().AddColumns("GPT-2 124M, context 64, batch 4, AdamW", "MiB");
        foreach (var (what, bytes) in new[] { ("parameters", plan.Parameters), ("gradients", plan.Gradients), ("optimizer's state", plan.OptimizerState), ("plan", plan.Plan), ("planned in all", plan.Total), ("the process at most", taken), ("the process before it", before) })
            table.AddRow(what, (bytes / 1048576.0).ToString("N1", CultureInfo.InvariantCulture));
        AnsiConsole.Write(table);
        var more = ((double)taken / plan.Total) - 1;
        AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{more:P1} more than planned; the aim is {Tolerance:P0} at most"));
        return more <= Tolerance ? 0 : 1;
    }
}
