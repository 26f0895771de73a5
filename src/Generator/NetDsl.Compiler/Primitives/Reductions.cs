using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

public enum ReduceKind
{
    Sum,
    Max,
}

/// <summary>Sum or maximum over neighbouring axes of each sample, which stay with size 1.</summary>
public sealed record ReducePrimitive(ReduceKind Kind, int Axis, int Axes) : Primitive, IKernelPrimitive
{
    public override string Name => $"{(Kind == ReduceKind.Sum ? "sum" : "max")} over axes {Axis}..{Axis + Axes - 1}";

    public override TensorType Infer(IReadOnlyList<TensorType> operands) =>
        TensorType.Float(Reduced(operands[0].Shape), operands[0].Batched);

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
}

/// <summary>The sum over the samples of the batch.</summary>
public sealed record BatchSumPrimitive : Primitive, IKernelPrimitive
{
    public override string Name => "sum over the batch";

    public override TensorType Infer(IReadOnlyList<TensorType> operands) =>
        operands[0].Batched ? operands[0] with { Batched = false } : throw new GraphException("a sum over the batch of something that has none");

    public override void Differentiate(GradientContext context)
    {
        // Every sample receives the upstream gradient: 0 · x brings the batch back, and the sum simplifies it away.
        context.Add(0, context.Upstream.Graph.Add(new BatchBroadcastPrimitive(), context.Upstream));
    }

    public override double[] Evaluate(EvaluationContext context)
    {
        var x = context.Operands[0];
        var size = context.Type.Shape.Size;
        return Enumerable.Range(0, size).Select(i => Enumerable.Range(0, context.Batch).Sum(sample => x[(sample * size) + i])).ToArray();
    }

    public void EmitCpu(CpuKernel kernel) =>
        kernel.Writer.Line($"Reductions.SumOverBatch({kernel.Operand(0)}, {kernel.Result}, Batch, {kernel.Type.Shape.Size}, part, parts);");
}

/// <summary>The same values for every sample. Never emitted by itself: whoever reads it reads its operand.</summary>
public sealed record BatchBroadcastPrimitive : Primitive
{
    public override string Name => "for every sample";

    public override TensorType Infer(IReadOnlyList<TensorType> operands) => operands[0] with { Batched = true };

    public override void Differentiate(GradientContext context) => context.Add(0, context.Upstream);

    public override double[] Evaluate(EvaluationContext context) =>
        Enumerable.Range(0, context.Batch).SelectMany(_ => context.Operands[0]).ToArray();
}

/// <summary>log Σ exp over one axis, which stays with size 1; the largest is taken out first, so that nothing overflows.</summary>
public sealed record LogSumExpPrimitive(int Axis) : Primitive, IKernelPrimitive
{
    public override string Name => $"log-sum-exp over axis {Axis}";

    public override TensorType Infer(IReadOnlyList<TensorType> operands) =>
        operands[0] with { Shape = operands[0].Shape.With(Axis, 1) };

    public override void Differentiate(GradientContext context)
    {
        var x = context.Operands[0];
        context.Add(0, x.Graph.Elementwise(
            Expression.Operand(2) * Scalar.Exp.Of(Expression.Operand(0) - Expression.Operand(1)), x, context.Result, context.Upstream));
    }

    public override double[] Evaluate(EvaluationContext context)
    {
        var shape = context.OperandTypes[0].Shape;
        int reduced = shape[Axis], inner = shape.Product(Axis + 1, shape.Rank);
        var x = context.Operands[0];
        var result = new double[x.Length / reduced];
        for (var i = 0; i < result.Length; i++)
        {
            var first = (i / inner * reduced * inner) + (i % inner);
            var elements = Enumerable.Range(0, reduced).Select(r => x[first + (r * inner)]).ToArray();
            var largest = elements.Max();
            result[i] = double.IsInfinity(largest) ? largest : largest + Math.Log(elements.Sum(e => Math.Exp(e - largest)));
        }

        return result;
    }

    public void EmitCpu(CpuKernel kernel)
    {
        var shape = kernel.OperandType(0).Shape;
        kernel.Writer.Line($"LogSumExp.Rows({kernel.Operand(0)}, {kernel.Result}, {kernel.Rows(shape.Product(0, Axis))}, {shape[Axis]}, {shape.Product(Axis + 1, shape.Rank)});");
    }
}
