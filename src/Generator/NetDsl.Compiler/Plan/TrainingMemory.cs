using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Bytes that training takes: what every sample of the batch needs, and what is needed once.</summary>
public sealed record TrainingMemory(long PerSample, long Once)
{
    // As Adam and its kin have them.
    private const int OptimizerStates = 2;

    /// <summary>Plans the training program of a network that has a loss.</summary>
    public static TrainingMemory Of(NetworkModel network)
    {
        var ports = network.Inputs.Concat(network.Targets).ToList();
        var schedule = Scheduler.Run(ProgramBuilder.Training(network), prepare: false);
        var plan = MemoryPlan.Of(schedule, network, ports);
        var inputGradients = network.InputGradients ? network.Inputs.Where(port => port.Element == ElementType.Float).Sum(port => port.Shape.Count) : 0;
        var parameters = network.Parameters.Sum(parameter => parameter.Shape.Count);
        return new TrainingMemory(
            sizeof(float) * (plan.FloatsPerSample + inputGradients + ports.Concat(network.Outputs).Sum(port => port.Shape.Count)),
            sizeof(float) * (plan.FixedFloats + ((2 + OptimizerStates) * parameters)));
    }
}
