using System;
using System.Collections.Generic;

namespace NetDsl.Ilgpu;

/// <summary>
/// The kernels of a run as captured graphs, which the driver starts by one call. A run is started kernel by kernel for the first time, so that all
/// of its code is on the device; captured at the second; and from then on replayed, as long as its kernels get the same arguments. Numbers that
/// change from step to step are in the device's memory and no arguments. Where the driver refuses, kernels are started one by one for good.
/// </summary>
internal sealed class StepGraphs : IDisposable
{
    // A full batch and the rest of an epoch; a few more for evaluations of other sizes.
    private const int Most = 8;

    private readonly IGraphDriver driver;
    private readonly IntPtr stream;
    private readonly Dictionary<StepKey, Entry> entries = [];

    public StepGraphs(IGraphDriver driver, IntPtr stream)
    {
        this.driver = driver;
        this.stream = stream;
    }

    /// <summary>Why nothing is captured any more; null where nothing was refused.</summary>
    public string? Refused { get; private set; }

    /// <summary>Runs that were replayed.</summary>
    public long Replays { get; private set; }

    /// <summary>Starts a run's kernels.</summary>
    /// <param name="key">What they depend on.</param>
    /// <param name="run">Starts them one by one.</param>
    /// <returns>How many they are.</returns>
    /// <exception cref="GraphException">The driver could not start a graph that it had made: the device failed.</exception>
    public int Run(in StepKey key, ILaunches run)
    {
        if (Refused is not null) return run.Launch();
        if (!entries.TryGetValue(key, out var entry))
        {
            // A graph under way cannot be freed: further sizes do without one.
            if (entries.Count < Most) entries.Add(key, new Entry());
            return run.Launch();
        }

        if (entry.Executable == IntPtr.Zero && !Capture(entry, run)) return run.Launch();
        var code = driver.Launch(entry.Executable, stream);
        if (code != 0) throw new GraphException($"CUDA error {code} from cuGraphLaunch");
        Replays++;
        return entry.Kernels;
    }

    /// <summary>Frees all graphs, which must have ended.</summary>
    public void Dispose()
    {
        foreach (var entry in entries.Values)
            if (entry.Executable != IntPtr.Zero) driver.FreeExecutable(entry.Executable);
        entries.Clear();
    }

    private bool Capture(Entry entry, ILaunches run)
    {
        if (Fails(driver.BeginCapture(stream), "cuStreamBeginCapture")) return false;
        IntPtr graph;
        try
        {
            entry.Kernels = run.Launch();
        }
        catch
        {
            // The stream must not stay in this state.
            if (driver.EndCapture(stream, out graph) == 0) driver.FreeGraph(graph);
            throw;
        }

        if (Fails(driver.EndCapture(stream, out graph), "cuStreamEndCapture")) return false;
        var code = driver.Instantiate(graph, out var executable);
        driver.FreeGraph(graph);
        if (Fails(code, "cuGraphInstantiate")) return false;
        entry.Executable = executable;
        return true;
    }

    private bool Fails(int code, string function)
    {
        if (code == 0) return false;
        Refused = $"CUDA error {code} from {function}";
        return true;
    }

    private sealed class Entry
    {
        public IntPtr Executable { get; set; }

        public int Kernels { get; set; }
    }
}

/// <summary>What the arguments of a run's kernels depend on: the batch, and whose memory and rules the end of a training step uses.</summary>
internal readonly record struct StepKey(int Batch, object? Steps, object? Rules);

/// <summary>The kernels of a run, to be started one by one.</summary>
internal interface ILaunches
{
    /// <summary>Starts them, and says how many they are.</summary>
    int Launch();
}
