using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Spectre.Console;

namespace NetDsl.Benchmarks.Comparison;

/// <summary>
/// <c>compare</c>: every row by this side and by the other programs, by turns in one go on the same data. Options: <c>--rows a,b</c>,
/// <c>--rounds N</c>, <c>--quick</c> (three short rounds), <c>--folder</c> (benchmarks/compare), <c>--results</c> (where the Markdown goes).
/// </summary>
internal static class CompareCommand
{
    public static int Run(string[] args)
    {
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 170);
        var quick = args.Contains("--quick");
        var rounds = Option(args, "--rounds") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : quick ? 3 : 9;
        var tools = new Toolchain(Path.GetFullPath(Option(args, "--folder") ?? "benchmarks/compare"));
        var keys = Option(args, "--rows")?.Split(',');
        foreach (var key in keys ?? [])
            if (ComparisonRows.All.All(row => row.Key != key)) return Fail($"there is no row '{key}': {string.Join(", ", ComparisonRows.All.Select(row => row.Key))}");
        foreach (var warning in tools.Warnings.Concat(Enum.GetValues<Rival>().Select(tools.Missing).OfType<string>())) AnsiConsole.MarkupLineInterpolated($"[yellow]{warning}[/]");

        var ceiling = Ceiling.Measure();
        AnsiConsole.WriteLine(ceiling.ToString());
        var results = new List<RowResult>();
        foreach (var row in ComparisonRows.All.Where(row => keys is null || keys.Contains(row.Key)))
        {
            var result = Measure(row, tools, rounds, quick);
            results.Add(result);
            AnsiConsole.WriteLine(Report.Line(result));
        }

        var products = keys is null ? ProductResult.Measure() : [];
        var report = new Report(ceiling, results, products, tools, rounds);
        AnsiConsole.WriteLine();
        report.Print();
        var folder = Option(args, "--results") ?? Path.Combine(tools.Folder, "..", "results");
        Directory.CreateDirectory(folder);
        var file = Path.GetFullPath(Path.Combine(folder, Ceiling.MachineFile + (keys is null && !quick ? ".md" : "-part.md")));
        File.WriteAllText(file, report.Markdown());
        AnsiConsole.MarkupLineInterpolated($"written to {file}");
        return 0;
    }

    private static RowResult Measure(ComparisonRow row, Toolchain tools, int rounds, bool quick)
    {
        var contenders = new List<Contender>();
        var notes = new List<string>();
        Start(null, () => Contenders.Own(row));
        foreach (var rival in row.Goals.Select(goal => goal.Against))
        {
            if (tools.Missing(rival) is { } reason) notes.Add($"{rival}: {reason}");
            else Start(rival, () => Contenders.Of(rival, row, tools));
        }

        try
        {
            var counts = contenders.Select(contender => contender.WarmUp(row.Large || quick ? 0.3 : 1.0, quick ? 0.03 : 0.1)).ToList();
            for (var round = 0; round < (row.Large ? Math.Min(rounds, 5) : rounds); round++)
                for (var i = 0; i < contenders.Count; i++) contenders[i].Round(counts[i]);
            foreach (var contender in contenders) contender.MeasureMemory();
        }
        finally
        {
            foreach (var contender in contenders) contender.Dispose();
        }

        return new RowResult(row, contenders, notes);

        void Start(Rival? rival, Func<IEnumerable<(string Setting, System.Diagnostics.ProcessStartInfo Start)>> settings)
        {
            try
            {
                foreach (var (setting, start) in settings()) contenders.Add(new Contender(rival, setting, start));
            }
            catch (InvalidOperationException problem)
            {
                notes.Add($"{rival?.ToString() ?? "NetDsl"}: {problem.Message}");
            }
        }
    }

    private static string? Option(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

    private static int Fail(string message)
    {
        AnsiConsole.MarkupLineInterpolated($"[red]{message}[/]");
        return 1;
    }
}
