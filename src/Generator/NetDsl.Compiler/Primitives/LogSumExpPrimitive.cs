using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

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
