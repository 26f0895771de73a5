using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Bytes of a program's own buffers: what every sample of the batch needs, its inputs and results with it, and what is needed once.</summary>
public sealed record ProgramMemory(long PerSample, long Once)
{
    /// <param name="ports">What the program reads: inputs, and targets where it has a loss.</param>
    public static ProgramMemory Of(Schedule schedule, MemoryPlan plan, NetworkModel network, IEnumerable<PortModel> ports)
    {
        var gradients = schedule.Graph.Results.Where(result => result.Kind == ResultKind.InputGradient).Sum(result => network.Inputs[result.Index].Shape.Count);
        return new ProgramMemory(sizeof(float) * (plan.FloatsPerSample + gradients + ports.Concat(network.Outputs).Sum(port => port.Shape.Count)), sizeof(float) * (long)plan.FixedFloats);
    }
}
