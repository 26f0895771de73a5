using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>The upstream of every window at each of its elements: [out H, out W, C] gives the image [H, W, C].</summary>
public sealed record SumPoolGradientPrimitive(PoolAxis Rows, PoolAxis Columns, Shape Shape) : PoolPrimitive(Rows, Columns)
{
    public override string Name => $"to all of {Windows}";

    public override TensorType Infer(IReadOnlyList<TensorType> operands) =>
        Pooled(Shape) == operands[0].Shape ? TensorType.Float(Shape, operands[0].Batched) : throw new GraphException($"{Name} of {operands[0]} to {Shape}");

    public override void Differentiate(GradientContext context) =>
        context.Add(0, context.Upstream.Graph.Add(new SumPoolPrimitive(Rows, Columns), context.Upstream));

    public override double[] Evaluate(EvaluationContext context)
    {
        var gradient = new double[context.Length(context.Type)];
        foreach (var (result, elements) in Reads(Shape, context.Samples(context.Type)))
            foreach (var element in elements) gradient[element] += context.Operands[0][result];
        return gradient;
    }

    protected override Shape Image(IReadOnlyList<Shape> operands) => Shape;

    public override void EmitCpu(CpuKernel kernel) =>
        kernel.Writer.Line($"Pooling.SumGradient({kernel.Operand(0)}, {kernel.Result}, {kernel.Rows()}, {Geometry(kernel)});");

    public override void EmitGpu(GpuKernel kernel) => EmitBack(kernel, Shape, (writer, _) => writer.Line($"sum += {kernel.Operand(0)}[at];"));
}
