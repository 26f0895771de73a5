using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Bytes that training takes: what every sample of the batch needs, and what is needed once.</summary>
public sealed record TrainingMemory(long PerSample, long Once)
{
    // As Adam and its kin have them.
    internal const int OptimizerStates = 2;

    /// <summary>Plans the training program of a network that has a loss.</summary>
    public static TrainingMemory Of(NetworkModel network)
    {
        var ports = network.Inputs.Concat(network.Targets).ToList();
        var schedule = Scheduler.Run(ProgramBuilder.Training(network), prepare: false, leastColumns: network.LeastColumns);
        var plan = ProgramMemory.Of(schedule, MemoryPlan.Of(schedule, network, ports), network, ports);
        return new TrainingMemory(plan.PerSample, plan.Once + ((2 + OptimizerStates) * Parameters(network)));
    }

    /// <summary>Bytes of the parameters, and of their gradients.</summary>
    public static long Parameters(NetworkModel network) => sizeof(float) * (long)network.Parameters.Sum(parameter => parameter.Shape.Count);
}
