using System.Collections.Generic;

namespace NetDsl;

/// <summary>What the compiler knows of a network, printed into the program.</summary>
/// <param name="Name">Name of the class.</param>
/// <param name="Parameters">In the order of their offsets.</param>
/// <param name="Inputs">The parameters of <c>Forward</c>.</param>
/// <param name="Outputs">The results of <c>Forward</c>.</param>
/// <param name="Targets">The parameters of <c>Loss</c> after the outputs; empty where there is no loss.</param>
/// <param name="ParameterBlock">Length of the parameter block: at least the number of parameters, with padding between tensors.</param>
/// <param name="Summary">The layer table as text.</param>
/// <param name="Buffers">What it keeps from step to step beside the parameters; null where there is nothing.</param>
/// <param name="BufferBlock">Length of the block of buffers, with padding between them.</param>
public sealed record NetworkInfo(
    string Name,
    IReadOnlyList<ParameterInfo> Parameters,
    IReadOnlyList<PortInfo> Inputs,
    IReadOnlyList<PortInfo> Outputs,
    IReadOnlyList<PortInfo> Targets,
    int ParameterBlock,
    string Summary,
    IReadOnlyList<BufferInfo>? Buffers = null,
    int BufferBlock = 0)
{
    /// <summary>What it keeps from step to step beside the parameters, in the order of their offsets.</summary>
    public IReadOnlyList<BufferInfo> Buffers { get; } = Buffers ?? [];

    /// <summary>The number of trained values, padding left out.</summary>
    public int ParameterCount
    {
        get
        {
            var count = 0;
            foreach (var parameter in Parameters) count += parameter.Count;
            return count;
        }
    }
}
