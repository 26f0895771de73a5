using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>
/// The sum over the batch, and over the axes before, of one plane: x [.., planes, N] gives plane <paramref name="Plane"/> summed, [N]. What one
/// kernel found for each sample side by side is taken apart here.
/// </summary>
public sealed record BatchTotalPrimitive(int Plane) : ForwardOnlyPrimitive, IBatchReduction
{
    public override string Name => $"sum of plane {Plane} over the batch";

    public override IEnumerable<string> Kernels => new[] { "ChannelNorms" };

    public override TensorType Infer(IReadOnlyList<TensorType> operands)
    {
        var x = operands[0].Shape;
        if (!operands[0].Batched || x.Rank < 2 || Plane >= x[x.Rank - 2]) throw new GraphException($"{Name} of {operands[0]}");
        return TensorType.Float(new Shape(x[x.Rank - 1]), batched: false);
    }

    public override double[] Evaluate(EvaluationContext context)
    {
        var (stride, start, size) = Extents(context.OperandTypes[0].Shape);
        var x = context.Operands[0];
        return Enumerable.Range(0, size).Select(i => Enumerable.Range(0, x.Length / stride).Sum(row => x[(row * stride) + start + i])).ToArray();
    }

    public void EmitCpu(CpuKernel kernel)
    {
        var shape = kernel.OperandType(0).Shape;
        var (stride, start, size) = Extents(shape);
        kernel.Writer.Line($"ChannelNorms.Totals({kernel.Operand(0)}, {kernel.Result}, {kernel.AllRows(kernel.OperandType(0), shape.Size / stride)}, {stride}, {start}, {size}, part, parts);");
    }

    public void EmitGpu(GpuKernel kernel)
    {
        var shape = kernel.OperandType(0).Shape;
        var (stride, start, size) = Extents(shape);
        var writer = kernel.Writer;
        kernel.Groups($"{size}");
        writer.Line("var sum = 0f;");
        writer.Line($"for (var at = lane; at < {GpuKernel.All(true, shape.Size / stride)}; at += Group.DimX) sum += {kernel.Operand(0)}[at * {stride} + {start} + row];");
        writer.Line($"sum = {GpuKernel.Sum("sum")};");
        writer.Line($"if (lane == 0) {kernel.Result}[row] = sum;");
    }

    private (int Stride, int Start, int Size) Extents(Shape x)
    {
        var size = x[x.Rank - 1];
        return (x[x.Rank - 2] * size, Plane * size, size);
    }
}
