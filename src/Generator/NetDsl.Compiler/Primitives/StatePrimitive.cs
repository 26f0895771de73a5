using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>What a generation program remembers, as the run before left it.</summary>
public sealed record StatePrimitive(StateModel State) : SourcePrimitive
{
    public override string Name => $"state {State.Name}";

    public override TensorType Infer(IReadOnlyList<TensorType> operands) => TensorType.Float(State.Shape, batched: true);
}
