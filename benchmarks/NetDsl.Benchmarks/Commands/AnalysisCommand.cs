using System;
using System.Globalization;
using NetDsl.Benchmarks.Generation;
using Spectre.Console;

namespace NetDsl.Benchmarks.Commands;

/// <summary>Median times of the analyzers on a project of fifty networks after an edit inside one of them, after a warm-up.</summary>
internal static class AnalysisCommand
{
    private const int Networks = 50;

    public static int Run(string[] args)
    {
        var project = new Workplace(Networks);
        var table = new Table().AddColumns($"analysis of {Networks} networks after an edit in one", "ms", "fastest");
        Add("the edited file", () => project.EditAndAnalyseFile());
        Add("the whole project", () => project.EditAndAnalyseAll());
        AnsiConsole.Write(table);
        return 0;

        void Add(string what, Action action)
        {
            var (median, fastest) = Stopwatches.Rounds(10, 30, action);
            table.AddRow(what, Milliseconds(median), Milliseconds(fastest));
        }

        static string Milliseconds(double seconds) => (seconds * 1000).ToString("F2", CultureInfo.InvariantCulture);
    }
}
