using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>
/// Σ aᵀ·b over all rows of all samples: a [.., M], b [.., N], the result [M, N]. The gradient of a weight that all samples share.
/// </summary>
public sealed record OuterSumPrimitive : Primitive, IKernelPrimitive
{
    public override string Name => "Σ aᵀ·b";

    public override string ResultName => "outerSum";

    public override TensorType Infer(IReadOnlyList<TensorType> operands)
    {
        Shape a = operands[0].Shape, b = operands[1].Shape;
        if (a.Rank < 1 || a.Rank != b.Rank || operands[0].Batched != operands[1].Batched || a.Product(0, a.Rank - 1) != b.Product(0, b.Rank - 1))
            throw new GraphException($"{Name} of {operands[0]} and {operands[1]}");
        return TensorType.Float(new Shape(a[a.Rank - 1], b[b.Rank - 1]), batched: false);
    }

    public override long MultiplyAdds(IReadOnlyList<TensorType> operands) => operands[0].Shape.Count * operands[1].Shape[operands[1].Shape.Rank - 1];

    public override void Differentiate(GradientContext context)
    {
        Value a = context.Operands[0], b = context.Operands[1];
        if (context.Needs(0)) context.Add(0, a.Graph.Add(new LinearPrimitive(Transposed: true), b, context.Upstream));
        if (context.Needs(1)) context.Add(1, a.Graph.Add(new LinearPrimitive(Transposed: false), a, context.Upstream));
    }

    public override double[] Evaluate(EvaluationContext context)
    {
        double[] a = context.Operands[0], b = context.Operands[1];
        int m = context.Type.Shape[0], n = context.Type.Shape[1], rows = a.Length / m;
        var y = new double[m * n];
        for (var r = 0; r < rows; r++)
            for (var i = 0; i < y.Length; i++)
                y[i] += a[(r * m) + (i / n)] * b[(r * n) + (i % n)];
        return y;
    }

    public void EmitCpu(CpuKernel kernel)
    {
        var a = kernel.OperandType(0);
        kernel.WriteChecked($"MatMul.SumOverRows({kernel.Operand(0)}, {kernel.Operand(1)}, {kernel.Result}, {kernel.AllRows(a, a.Shape.Product(0, a.Shape.Rank - 1))}, {kernel.Type.Shape[0]}, {kernel.Type.Shape[1]}, part, parts)");
    }

    public void EmitGpu(GpuKernel kernel)
    {
        var a = kernel.OperandType(0);
        int m = kernel.Type.Shape[0], n = kernel.Type.Shape[1];
        new GpuProduct
        {
            Rows = $"{m}",
            LikelyRows = m,
            Columns = n,
            Inner = GpuKernel.All(a.Batched, a.Shape.Product(0, a.Shape.Rank - 1)),
            Left = GpuFactor.Matrix(kernel, 0, m, alongInner: false),
            Right = GpuFactor.Matrix(kernel, 1, n, alongInner: false),
            Store = (row, column, sum) => $"{kernel.Result}[{row} * {n} + {column}] = {sum};",
        }.Write(kernel);
    }
}
