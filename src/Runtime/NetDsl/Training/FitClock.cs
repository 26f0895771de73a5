using System;
using System.Collections.Generic;
using System.Diagnostics;

namespace NetDsl;

/// <summary>Measures how fast a fit goes, and from that, how long it still takes.</summary>
internal sealed class FitClock(int epochs, int samples, int doneBefore)
{
    private readonly long start = Stopwatch.GetTimestamp();
    private readonly long total = ((long)epochs * samples) - doneBefore;
    private long done;
    private long epochStart;
    private long epochDone;

    public void BeginEpoch()
    {
        epochStart = Stopwatch.GetTimestamp();
        epochDone = 0;
    }

    public void Add(int batch)
    {
        done += batch;
        epochDone += batch;
    }

    /// <summary>Seconds of training in this epoch, validation left out, and samples in each.</summary>
    public (double Seconds, double Speed) EndEpoch()
    {
        var seconds = Stopwatch.GetElapsedTime(epochStart).TotalSeconds;
        return (seconds, epochDone / Math.Max(seconds, 1e-9));
    }

    public TrainingProgress Progress(
        int epoch, int epochs, int position, int batch, int count, long steps, double loss, double rate, IReadOnlyList<Metric> metrics, EpochRecord? finished)
    {
        var elapsed = Stopwatch.GetElapsedTime(start);
        var remaining = done > 0 ? elapsed * ((double)(total - done) / done) : TimeSpan.Zero;
        var speed = finished?.SamplesPerSecond ?? EndEpoch().Speed;
        return new TrainingProgress(epoch, epochs, (position + batch - 1) / batch, (count + batch - 1) / batch, steps, loss, rate, speed, elapsed, remaining, metrics, finished);
    }
}
