using System;
using System.Globalization;
using System.Linq;
using NetDsl.Benchmarks.Commands;
using NetDsl.Threading;
using Spectre.Console;

namespace NetDsl.Benchmarks.Comparison;

/// <summary><c>parts ROW…</c>: where the time of a row's training step goes, phase by phase, on one thread or, with <c>threads=2</c>, on more. A phase alone finds its values in the caches.</summary>
internal static class PartsCommand
{
    private const string Threads = "threads=";

    public static int Run(string[] args)
    {
        var threads = args.Where(arg => arg.StartsWith(Threads, StringComparison.Ordinal)).Select(arg => int.Parse(arg[Threads.Length..], CultureInfo.InvariantCulture)).FirstOrDefault(1);
        using var team = new ThreadTeam(threads);
        var table = new Table().AddColumns(string.Create(CultureInfo.InvariantCulture, $"training step, threads: {threads}"), "part", "µs, median", "fastest", "of peak");
        foreach (var row in ComparisonRows.All.Where(row => !row.Predicts && (args.All(arg => arg.StartsWith(Threads, StringComparison.Ordinal)) || args.Contains(row.Key))))
        {
            using var work = row.Create(threads);
            var peak = Machine.Flops(threads) * 1e9;
            work.First();
            var program = work.Program!;
            var whole = Measure(work.Run);
            Add("whole step", whole);
            var rest = whole.Fastest;
            for (var phase = 0; phase < program.Phases; phase++)
            {
                var one = new OnePhase(program, phase);
                var times = Measure(() => team.Run(one));
                Add(string.Create(CultureInfo.InvariantCulture, $"phase {phase + 1}"), times);
                rest -= times.Fastest;
            }

            table.AddRow(row.Key, "optimizer", "", Text(rest * 1e6, "F1"), "");

            void Add(string part, (double Median, double Fastest) times) => table.AddRow(
                row.Key, part, Text(times.Median * 1e6, "F1"), Text(times.Fastest * 1e6, "F1"), part == "whole step" && row.Operations > 0 ? Text(row.Operations / times.Fastest / peak, "P0") : "");
        }

        AnsiConsole.Write(table);
        return 0;

        static (double Median, double Fastest) Measure(Action action) => Stopwatches.Rounds(31, 10, action);
        static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>A phase as teamwork of its own.</summary>
    private sealed class OnePhase(NetworkProgram program, int phase) : ITeamWork
    {
        public int Phases => 1;

        public void Run(int _, int part, int parts) => program.Run(phase, part, parts);
    }
}
