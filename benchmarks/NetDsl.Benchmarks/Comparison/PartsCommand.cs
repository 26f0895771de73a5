using System;
using System.Globalization;
using System.Linq;
using NetDsl.Benchmarks.Commands;
using Spectre.Console;

namespace NetDsl.Benchmarks.Comparison;

/// <summary><c>parts ROW…</c>: where the time of a row's training step goes, phase by phase, on one thread.</summary>
internal static class PartsCommand
{
    public static int Run(string[] args)
    {
        var table = new Table().AddColumns("training step, 1 thread", "part", "µs, median", "fastest", "of peak");
        foreach (var row in ComparisonRows.All.Where(row => !row.Predicts && (args.Length == 0 || args.Contains(row.Key))))
        {
            using var work = row.Create(1);
            var peak = Machine.Flops(1) * 1e9;
            work.First();
            var program = work.Program!;
            var whole = Measure(work.Run);
            Add("whole step", whole);
            var rest = whole.Fastest;
            for (var phase = 0; phase < program.Phases; phase++)
            {
                var times = Measure(() => program.Run(phase, 0, 1));
                Add(string.Create(CultureInfo.InvariantCulture, $"phase {phase + 1}"), times);
                rest -= times.Fastest;
            }

            table.AddRow(row.Key, "batch, gradients looked over, optimizer", "", Text(rest * 1e6, "F1"), "");

            void Add(string part, (double Median, double Fastest) times) => table.AddRow(
                row.Key, part, Text(times.Median * 1e6, "F1"), Text(times.Fastest * 1e6, "F1"), part == "whole step" && row.Operations > 0 ? Text(row.Operations / times.Fastest / peak, "P0") : "");
        }

        AnsiConsole.Write(table);
        return 0;

        static (double Median, double Fastest) Measure(Action action) => Stopwatches.Rounds(31, 10, action);
        static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
    }
}
