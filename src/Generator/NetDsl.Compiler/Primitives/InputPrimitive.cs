using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>An input or target of the network.</summary>
public sealed record InputPrimitive(PortModel Port) : SourcePrimitive
{
    public override string Name => $"input {Port.Name}";

    public override TensorType Infer(IReadOnlyList<TensorType> operands) => new(Port.Shape, Port.Element, Batched: true);
}
