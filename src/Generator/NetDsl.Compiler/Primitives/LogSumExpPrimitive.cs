using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>log Σ exp over one axis, which stays with size 1; the largest is taken out first, so that nothing overflows.</summary>
public sealed record LogSumExpPrimitive(int Axis) : Primitive, IKernelPrimitive
{
    public override string Name => $"log-sum-exp over axis {Axis}";

    public override string ResultName => "logSumExp";

    public override TensorType Infer(IReadOnlyList<TensorType> operands) =>
        operands[0] with { Shape = operands[0].Shape.With(Axis, 1) };

    public override void Differentiate(GradientContext context)
    {
        var x = context.Operands[0];
        context.Add(0, x.Graph.Elementwise(
            Expression.Operand(2) * Scalar.Exp.Of(Expression.Operand(0) - Expression.Operand(1)), x, context.Result, context.Upstream));
    }

    public override Sharing? Share(IReadOnlyList<TensorType> operands) => Axis == 0 ? null : Sharing.Along(operands[0].Shape, operands);

    public override int StepAxis(IReadOnlyList<TensorType> operands, IReadOnlyList<int> axes) => axes[0] == Axis ? NotStepwise : axes[0];

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

    public void EmitGpu(GpuKernel kernel)
    {
        var shape = kernel.OperandType(0).Shape;
        int reduced = shape[Axis], inner = shape.Product(Axis + 1, shape.Rank);
        var count = GpuKernel.All(kernel.Type.Batched, kernel.Type.Shape.Size);
        var writer = kernel.Writer;
        if (inner == 1 && reduced > GpuKernel.LongRow)
        {
            kernel.Groups(count);
            writer.Line("var largest = float.NegativeInfinity;");
            writer.Line($"for (var at = lane; at < {reduced}; at += Group.DimX) largest = GpuMath.Max(largest, {kernel.Operand(0)}[row * {reduced} + at]);");
            writer.Line($"largest = {GpuKernel.Max("largest")};");
            writer.Line("largest = GpuMath.Finite(largest);");
            writer.Line("var sum = 0f;");
            writer.Line($"for (var at = lane; at < {reduced}; at += Group.DimX) sum += GpuMath.Exp({kernel.Operand(0)}[row * {reduced} + at] - largest);");
            writer.Line($"sum = {GpuKernel.Sum("sum")};");
            writer.Line($"if (lane == 0) {kernel.Result}[row] = largest + GpuMath.Log(sum);");
            return;
        }

        using (kernel.Threads(count))
        {
            writer.Line(inner == 1 ? $"var row = e * {reduced};" : $"var row = e / {inner} * {reduced * inner} + e % {inner};");
            var at = $"{kernel.Operand(0)}[row + at{(inner == 1 ? "" : $" * {inner}")}]";
            writer.Line("var largest = float.NegativeInfinity;");
            writer.Line($"for (var at = 0; at < {reduced}; at++) largest = GpuMath.Max(largest, {at});");
            writer.Line("largest = GpuMath.Finite(largest);");
            writer.Line("var sum = 0f;");
            writer.Line($"for (var at = 0; at < {reduced}; at++) sum += GpuMath.Exp({at} - largest);");
            writer.Line($"{kernel.Result}[e] = largest + GpuMath.Log(sum);");
        }
    }
}
