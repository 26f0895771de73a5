using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;

namespace NetDsl.Benchmarks.Comparison;

/// <summary><c>worker ROW THREADS</c>: this side's process of the comparison; see <see cref="Contender"/> for what it says.</summary>
internal static class WorkerCommand
{
    private const int CountedRuns = 20;

    public static int Run(string[] args)
    {
        var row = ComparisonRows.All.Single(row => row.Key == args[0]);
        using var work = row.Create(int.Parse(args[1], CultureInfo.InvariantCulture));
        Console.WriteLine("ready " + string.Join(' ', work.First().Select(value => value.ToString("R", CultureInfo.InvariantCulture))));
        while (Console.ReadLine()?.Split(' ') is { } command)
        {
            if (command[0] == "run")
            {
                var count = int.Parse(command[1], CultureInfo.InvariantCulture);
                var start = Stopwatch.GetTimestamp();
                for (var i = 0; i < count; i++) work.Run();
                Console.WriteLine((Stopwatch.GetElapsedTime(start).TotalSeconds / count).ToString("R", CultureInfo.InvariantCulture));
            }
            else
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{PeakKilobytes()} {AllocatedBytes(work, row.Large ? 1 : CountedRuns)}"));
            }
        }

        return 0;
    }

    /// <summary>Bytes that one run allocates in the steady state: of several rounds the least.</summary>
    private static double AllocatedBytes(Workload work, int runs) => Enumerable.Range(0, 3).Min(_ =>
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < runs; i++) work.Run();
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)runs;
    });

    private static long PeakKilobytes()
    {
        const string Status = "/proc/self/status";
        if (!File.Exists(Status)) return Process.GetCurrentProcess().PeakWorkingSet64 / 1024;
        var line = File.ReadLines(Status).First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
