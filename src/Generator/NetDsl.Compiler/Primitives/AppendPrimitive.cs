using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>
/// A state [positions, ..] with the element at a position replaced: state, element [1, ..], position. The result lies where the state lies, so
/// that a step writes one row of a cache and copies none.
/// </summary>
public sealed record AppendPrimitive : Primitive, IKernelPrimitive
{
    public override string Name => "element put into a state";

    public override IEnumerable<string> Kernels => new[] { "States" };

    public override TensorType Infer(IReadOnlyList<TensorType> operands)
    {
        Shape state = operands[0].Shape, element = operands[1].Shape;
        if (state.Rank < 1 || element != state.With(0, 1) || operands[2].Element != ElementType.Int || operands[2].Shape.Count != 1)
            throw new GraphException($"{Name}: {operands[1]} into {operands[0]} at {operands[2]}");
        return operands[0];
    }

    public override void Differentiate(GradientContext context) => throw new GraphException("a state has no gradient");

    public override double[] Evaluate(EvaluationContext context)
    {
        var result = (double[])context.Operands[0].Clone();
        int size = context.Type.Shape.Size, width = size / context.Type.Shape[0];
        for (var row = 0; row < context.Batch; row++)
            System.Array.Copy(context.Operands[1], row * width, result, (row * size) + ((int)context.Operands[2][row] * width), width);
        return result;
    }

    public void EmitCpu(CpuKernel kernel)
    {
        var shape = kernel.Type.Shape;
        kernel.Writer.Line($"States.Append({kernel.Operand(1)}, {kernel.Operand(2)}, {kernel.Result}, {kernel.Rows()}, {shape.Size}, {shape.Size / shape[0]});");
    }

    public void EmitGpu(GpuKernel kernel)
    {
        var shape = kernel.Type.Shape;
        var width = shape.Size / shape[0];
        using (kernel.Threads(GpuKernel.All(true, width)))
            kernel.Writer.Line($"{kernel.Result}[e / {width} * {shape.Size} + {kernel.Operand(2)}[e / {width}] * {width} + e % {width}] = {kernel.Operand(1)}[e];");
    }
}
