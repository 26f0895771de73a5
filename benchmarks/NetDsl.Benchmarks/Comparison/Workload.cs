using System;
using System.Collections.Generic;

namespace NetDsl.Benchmarks.Comparison;

/// <summary>What is timed on this side of the comparison.</summary>
internal abstract class Workload : IDisposable
{
    /// <summary>Does it once.</summary>
    public abstract void Run();

    /// <summary>Runs for the first time, and gives numbers that every program must agree on.</summary>
    public abstract IReadOnlyList<float> First();

    /// <summary>Forward, loss and backward of a training step; null for a prediction.</summary>
    public virtual NetworkProgram? Program => null;

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Fills a network as every program of the comparison does.</summary>
    protected static TNetwork Filled<TNetwork>(TNetwork network)
        where TNetwork : Network
    {
        foreach (var parameter in network.Info.Parameters) Fill.Parameter(network.Parameter(parameter.Name), parameter);
        return network;
    }
}
