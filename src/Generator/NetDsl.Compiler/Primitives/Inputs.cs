using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>A value that comes from outside: no operands, no gradient rule of its own.</summary>
public abstract record SourcePrimitive : Primitive
{
    public sealed override void Differentiate(GradientContext context)
    {
    }

    public override double[] Evaluate(EvaluationContext context) => context.Leaf(this);
}

/// <summary>An input or target of the network.</summary>
public sealed record InputPrimitive(PortModel Port) : SourcePrimitive
{
    public override string Name => $"input {Port.Name}";

    public override TensorType Infer(IReadOnlyList<TensorType> operands) => new(Port.Shape, Port.Element, Batched: true);
}

/// <summary>A trained tensor.</summary>
public sealed record ParameterPrimitive(ParameterModel Parameter) : SourcePrimitive
{
    public override string Name => $"parameter {Parameter.Name}";

    public override TensorType Infer(IReadOnlyList<TensorType> operands) => TensorType.Float(Parameter.Shape, batched: false);
}

/// <summary>Uniform numbers in [0, 1), new in every step, the same for the same seed, step and sample.</summary>
public sealed record RandomPrimitive(int Stream, Shape Shape) : SourcePrimitive, IKernelPrimitive
{
    public override string Name => $"random #{Stream}";

    public override TensorType Infer(IReadOnlyList<TensorType> operands) => TensorType.Float(Shape, batched: true);

    public void EmitCpu(CpuKernel kernel) =>
        kernel.Writer.Line($"Randoms.Uniform({kernel.Result}, {kernel.Rows()}, {Shape.Size}, Seed, Step, {Stream});");
}
