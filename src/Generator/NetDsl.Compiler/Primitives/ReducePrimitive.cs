using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Sum or maximum over neighbouring axes of each sample, which stay with size 1.</summary>
public sealed record ReducePrimitive(ReduceKind Kind, int Axis, int Axes) : Primitive, IKernelPrimitive
{
    public override string Name => $"{(Kind == ReduceKind.Sum ? "sum" : "max")} over {(Axes == 1 ? $"axis {Axis}" : $"axes {Axis} to {Axis + Axes - 1}")}";

    public override string ResultName => Kind == ReduceKind.Sum ? "sum" : "largest";

    public override TensorType Infer(IReadOnlyList<TensorType> operands) =>
        TensorType.Float(Reduced(operands[0].Shape), operands[0].Batched);

    public override bool TakesFewSamples(IReadOnlyList<TensorType> operands) => true;

    public override void Differentiate(GradientContext context)
    {
        var x = context.Operands[0];
        if (Kind == ReduceKind.Sum)
        {
            context.Add(0, x.Graph.Add(new ElementwisePrimitive(Expression.Operand(0), x.Shape), context.Upstream));
            return;
        }

        // The gradient is shared evenly by the elements that attain the maximum, as PyTorch's amax does.
        var attains = x.Graph.Elementwise(Scalar.Equal.Of(Expression.Operand(0), Expression.Operand(1)), x, context.Result);
        var count = x.Graph.Add(this with { Kind = ReduceKind.Sum }, attains);
        context.Add(0, attains * (context.Upstream / count));
    }

    public override Sharing? Share(IReadOnlyList<TensorType> operands) => Axis == 0 ? null : Sharing.Along(operands[0].Shape, operands);

    public override int StepAxis(IReadOnlyList<TensorType> operands, IReadOnlyList<int> axes) =>
        axes[0] >= Axis && axes[0] < Axis + Axes ? NotStepwise : axes[0];

    public override double[] Evaluate(EvaluationContext context)
    {
        var (outer, reduced, inner) = Extents(context.OperandTypes[0].Shape);
        var x = context.Operands[0];
        var rows = context.Samples(context.Type) * outer;
        var result = new double[rows * inner];
        for (var row = 0; row < rows; row++)
            for (var i = 0; i < inner; i++)
            {
                var elements = Enumerable.Range(0, reduced).Select(r => x[(((row * reduced) + r) * inner) + i]);
                result[(row * inner) + i] = Kind == ReduceKind.Sum ? elements.Sum() : elements.Max();
            }

        return result;
    }

    /// <summary>The sample as three axes: before the reduced ones, those, and after them.</summary>
    public (int Outer, int Reduced, int Inner) Extents(Shape x) =>
        (x.Product(0, Axis), x.Product(Axis, Axis + Axes), x.Product(Axis + Axes, x.Rank));

    private Shape Reduced(Shape x)
    {
        if (Axis < 0 || Axes < 1 || Axis + Axes > x.Rank) throw new GraphException($"{Name} of {x}");
        return new Shape(x.Dimensions.Select((d, axis) => axis >= Axis && axis < Axis + Axes ? 1 : d));
    }

    public void EmitCpu(CpuKernel kernel)
    {
        var (outer, reduced, inner) = Extents(kernel.OperandType(0).Shape);
        kernel.Writer.Line($"Reductions.{Kind}({kernel.Operand(0)}, {kernel.Result}, {kernel.Rows(outer)}, {reduced}, {inner});");
    }

    public void EmitGpu(GpuKernel kernel)
    {
        // Over the last axes it is part of a loop; here neighbouring threads have neighbouring results.
        var (_, reduced, inner) = Extents(kernel.OperandType(0).Shape);
        using (kernel.Threads(GpuKernel.All(kernel.Type.Batched, kernel.Type.Shape.Size)))
        {
            var writer = kernel.Writer;
            writer.Line($"var row = e / {inner} * {reduced * inner} + e % {inner};");
            writer.Line($"var result = {(Kind == ReduceKind.Sum ? "0f" : "float.NegativeInfinity")};");
            var value = $"{kernel.Operand(0)}[row + at * {inner}]";
            writer.Line($"for (var at = 0; at < {reduced}; at++) result = {(Kind == ReduceKind.Sum ? $"result + {value}" : $"GpuMath.Max(result, {value})")};");
            writer.Line($"{kernel.Result}[e] = result;");
        }
    }
}
