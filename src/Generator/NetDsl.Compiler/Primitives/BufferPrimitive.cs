using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>What the network keeps from step to step, as it was before the step.</summary>
public sealed record BufferPrimitive(BufferModel Buffer) : SourcePrimitive
{
    public override string Name => $"buffer {Buffer.Name}";

    public override TensorType Infer(IReadOnlyList<TensorType> operands) => TensorType.Float(Buffer.Shape, batched: false);
}
