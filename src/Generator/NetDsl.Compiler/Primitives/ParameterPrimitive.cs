using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>A trained tensor.</summary>
public sealed record ParameterPrimitive(ParameterModel Parameter) : SourcePrimitive
{
    public override string Name => $"parameter {Parameter.Name}";

    public override TensorType Infer(IReadOnlyList<TensorType> operands) => TensorType.Float(Parameter.Shape, batched: false);
}
