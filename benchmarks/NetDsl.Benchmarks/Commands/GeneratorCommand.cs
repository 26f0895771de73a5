using System;
using System.Globalization;
using NetDsl.Benchmarks.Generation;
using Spectre.Console;

namespace NetDsl.Benchmarks.Commands;

/// <summary>Median times of the generator on the digits network and on the classics of samples/10-Vision and samples/22-Transformers, after a warm-up.</summary>
internal static class GeneratorCommand
{
    public static int Run(string[] args)
    {
        var project = new Project();
        AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"digits network: {project.EmittedLength:N0} characters emitted"));
        var table = new Table().AddColumns("run of the generator", "ms", "fastest");
        Add("cold driver and compilation", project.RunAnew);
        Add("after an edit of the network", project.EditNetwork);
        Add("after an edit elsewhere", project.EditOther);
        AnsiConsole.Write(table);

        var classics = new Table().AddColumns("network, cold", "ms", "fastest", "characters emitted");
        foreach (var name in Classic.Names)
        {
            var classic = new Classic(name);
            var (median, fastest) = Stopwatches.Rounds(1, 4, () => classic.Run());
            classics.AddRow(name, Milliseconds(median), Milliseconds(fastest), classic.EmittedLength.ToString("N0", CultureInfo.InvariantCulture));
        }

        AnsiConsole.Write(classics);
        return 0;

        void Add(string what, Action action)
        {
            var (median, fastest) = Stopwatches.Rounds(15, 60, action);
            table.AddRow(what, Milliseconds(median), Milliseconds(fastest));
        }

        static string Milliseconds(double seconds) => (seconds * 1000).ToString("F2", CultureInfo.InvariantCulture);
    }
}
