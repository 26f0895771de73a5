using System;
using System.Diagnostics;

namespace NetDsl.Benchmarks.Commands;

/// <summary>Short measurements: several rounds, of which one figure is taken.</summary>
internal static class Stopwatches
{
    /// <summary>The rate of the fastest of some rounds: what the machine can do, whoever else uses it.</summary>
    public static double Fastest(int rounds, Action action, Func<double, double> rate)
    {
        var best = double.MaxValue;
        for (var round = 0; round < rounds; round++) best = Math.Min(best, Seconds(action, 1));
        return rate(best);
    }

    /// <summary>The median time of one action, over some rounds of about <paramref name="milliseconds"/> each, after a warm-up.</summary>
    public static double Median(int rounds, int milliseconds, Action action) => Rounds(rounds, milliseconds, action).Median;

    /// <summary>The median and the fastest of the rounds: the two are far apart where others use the machine.</summary>
    public static (double Median, double Fastest) Rounds(int rounds, int milliseconds, Action action)
    {
        // Long enough for the JIT to replace its first code.
        var clock = Stopwatch.StartNew();
        var runs = 0;
        while (clock.ElapsedMilliseconds < 300 || runs < 60)
        {
            action();
            runs++;
            if (clock.ElapsedMilliseconds > 2000) break;
        }

        var once = Seconds(action, 3);
        var repeat = Math.Max(1, (int)(milliseconds / 1000.0 / Math.Max(once, 1e-9)));
        var times = new double[rounds];
        for (var round = 0; round < rounds; round++) times[round] = Seconds(action, repeat);
        Array.Sort(times);
        return (times[rounds / 2], times[0]);
    }

    private static double Seconds(Action action, int repeat)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < repeat; i++) action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / repeat;
    }
}
