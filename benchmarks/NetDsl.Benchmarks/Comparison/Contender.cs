using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;

namespace NetDsl.Benchmarks.Comparison;

/// <summary>
/// One program with one setting, as a process that waits until it is asked to run. It answers in lines: <c>ready</c> with the numbers
/// that all must agree on; seconds a run to <c>run COUNT</c>; kilobytes at most and bytes a step to <c>memory</c>.
/// </summary>
internal sealed class Contender : IDisposable
{
    private readonly Process process;
    private readonly List<double> times = [];
    private readonly List<string> errors = [];

    /// <param name="rival">Which of the others; null is NetDsl.</param>
    /// <param name="setting">Its settings, for the report.</param>
    /// <param name="start">How it is started.</param>
    public Contender(Rival? rival, string setting, ProcessStartInfo start)
    {
        Rival = rival;
        Setting = setting;
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => { lock (errors) if (!string.IsNullOrWhiteSpace(line.Data)) errors.Add(line.Data); };
        process.BeginErrorReadLine();
        First = [.. Ask(null).Skip(1).Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
    }

    /// <summary>Which of the others; null is NetDsl.</summary>
    public Rival? Rival { get; }

    /// <summary>Its settings.</summary>
    public string Setting { get; }

    /// <summary>What all must agree on: the first losses or outputs.</summary>
    public IReadOnlyList<double> First { get; }

    /// <summary>The median of its rounds, in seconds a run.</summary>
    public double Median => times.Order().ElementAt(times.Count / 2);

    /// <summary>The fastest round.</summary>
    public double Fastest => times.Min();

    /// <summary>The largest memory of its process so far, in bytes.</summary>
    public long PeakBytes { get; private set; }

    /// <summary>Bytes that one run allocates on the managed heap; −1 where the program does not count them.</summary>
    public double AllocatedBytes { get; private set; } = -1;

    /// <summary>Runs some seconds, uncounted, and chooses how often a round runs.</summary>
    public int WarmUp(double seconds, double roundSeconds)
    {
        var clock = Stopwatch.StartNew();
        var count = 1;
        double each;
        do
        {
            each = Seconds(count);
            count = Math.Clamp((int)(roundSeconds / each), 1, 1_000_000);
        }
        while (clock.Elapsed.TotalSeconds < seconds);
        return count;
    }

    /// <summary>One counted round.</summary>
    public void Round(int count)
    {
        // The threads of the one before may still be spinning.
        Thread.Sleep(5);

        // Threads that slept wake on whatever core, and caches hold what others left: a fifth of the round goes uncounted.
        if (count >= 5) Seconds(count / 5);
        times.Add(Seconds(count));
    }

    /// <summary>Asks for its memory.</summary>
    public void MeasureMemory()
    {
        var answer = Ask("memory");
        PeakBytes = long.Parse(answer[0], CultureInfo.InvariantCulture) * 1024;
        AllocatedBytes = double.Parse(answer[1], CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(3000)) process.Kill();
        process.Dispose();
    }

    private double Seconds(int count) => double.Parse(Ask($"run {count}")[0], CultureInfo.InvariantCulture);

    private string[] Ask(string? question)
    {
        if (question is not null) process.StandardInput.WriteLine(question);
        if (process.StandardOutput.ReadLine() is { } line && !line.StartsWith("error", StringComparison.Ordinal)) return line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit(1000);
        lock (errors) throw new InvalidOperationException(errors.Count > 0 ? errors[^1] : "it ended without an answer");
    }
}
