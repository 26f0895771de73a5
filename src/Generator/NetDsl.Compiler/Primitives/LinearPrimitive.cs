using System;
using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>
/// Rows of x times one matrix that all samples share: x [.., K], w [N, K] when <paramref name="Transposed"/> (a layer's
/// weight), else [K, N]; the result is [.., N].
/// </summary>
public sealed record LinearPrimitive(bool Transposed) : Primitive, IProductPrimitive
{
    /// <summary>Rows of a sample from which on packing a weight anew in every product costs less than adding up lanes at the end of short sums.</summary>
    private const int ManyRows = 32;

    private const int ShortSum = 512;

    /// <summary>Pixels of an image for which the weight is worth reading.</summary>
    private const int FewestPixels = 64;

    private const int TileRows = 8;

    public override string Name => Transposed ? "x·wᵀ" : "x·w";

    public override string ResultName => "product";

    public override TensorType Infer(IReadOnlyList<TensorType> operands)
    {
        Shape x = operands[0].Shape, w = operands[1].Shape;
        if (x.Rank < 1 || w.Rank != 2 || operands[1].Batched || x[x.Rank - 1] != w[Transposed ? 1 : 0]) throw new GraphException($"{Name} of {operands[0]} and {operands[1]}");
        return operands[0] with { Shape = x.With(x.Rank - 1, w[Transposed ? 0 : 1]), Element = ElementType.Float };
    }

    public override long MultiplyAdds(IReadOnlyList<TensorType> operands) => operands[0].Shape.Count * operands[1].Shape[Transposed ? 0 : 1];

    public override bool TakesFewSamples(IReadOnlyList<TensorType> operands) => ReadsForManyRows(operands[0].Shape);

    public override void Differentiate(GradientContext context)
    {
        Value x = context.Operands[0], w = context.Operands[1], dy = context.Upstream;
        if (context.Needs(0)) context.Add(0, x.Graph.Add(new LinearPrimitive(!Transposed), dy, w));
        if (context.Needs(1)) context.Add(1, Transposed ? x.Graph.Add(new OuterSumPrimitive(), dy, x) : x.Graph.Add(new OuterSumPrimitive(), x, dy));
    }

    public override Sharing? Share(IReadOnlyList<TensorType> operands)
    {
        var x = operands[0].Shape;
        if (x.Rank > 1) return ShareRows(x);
        return Transposed ? Sharing.Unaligned() : null;
    }

    /// <summary>How threads share the rows of a sample.</summary>
    internal static Sharing ShareRows(Shape x) => new(new[] { true }, x.Product(0, x.Rank - 1) >= ManyRows ? TileRows : 1);

    /// <summary>Whether a sample is an image of so many pixels that the weight is read for many rows.</summary>
    internal static bool ReadsForManyRows(Shape x) => x is { Rank: 3 } && x[0] * x[1] >= FewestPixels;

    /// <summary>Whether the rows of a sample, each the left factor of sums of k terms, are many enough that columns of the weight are packed and sums run in the order of k.</summary>
    internal bool SumsManyRows(Shape x, int k) => x.Product(0, x.Rank - 1) >= ManyRows && (!Transposed || k <= ShortSum);

    public override int StepAxis(IReadOnlyList<TensorType> operands, IReadOnlyList<int> axes) =>
        axes[1] < 0 && axes[0] < operands[0].Shape.Rank - 1 ? axes[0] : NotStepwise;

    public override double[] Evaluate(EvaluationContext context)
    {
        double[] x = context.Operands[0], w = context.Operands[1];
        var shape = context.OperandTypes[1].Shape;
        int n = shape[Transposed ? 0 : 1], k = shape[Transposed ? 1 : 0];
        var y = new double[x.Length / k * n];
        for (var i = 0; i < y.Length; i++)
            for (var j = 0; j < k; j++)
                y[i] += x[(i / n * k) + j] * (Transposed ? w[(i % n * k) + j] : w[(j * n) + (i % n)]);
        return y;
    }

    public string Formula(string x, string w) => $"{x}·{w}{(Transposed ? "ᵀ" : "")}";

    public void EmitCpu(CpuKernel kernel) => EmitCpu(kernel, kernel.Result, "default", "Identity", beside: null);

    public void EmitCpu(CpuKernel kernel, string result, string bias, string activation, string? beside)
    {
        Shape x = kernel.OperandType(0).Shape, w = kernel.OperandType(1).Shape;
        int n = w[Transposed ? 0 : 1], k = w[Transposed ? 1 : 0];
        if (kernel.IsSliced && x.Rank == 1)
        {
            kernel.Writer.Line($"MatMul.ColumnsTransposed<{activation}>({kernel.Operand(0)}, {kernel.Operand(1)}, {bias}, {result}, {kernel.Rows(n)}, {k});");
            return;
        }

        var perSample = x.Product(0, x.Rank - 1);
        var product = !Transposed ? "Rows" : SumsManyRows(x, k) ? "ManyRowsTransposed" : "RowsTransposed";
        var (rows, share) = kernel.IsShared ? (kernel.AllRows(kernel.Type, perSample), ", part, parts") : (kernel.Rows(perSample), "");
        kernel.Writer.Line($"MatMul.{product}{(beside is null ? "" : "With")}<{activation}>({kernel.Operand(0)}, {kernel.Operand(1)}, {bias}, {(beside is null ? "" : beside + ", ")}{result}, {rows}, {n}, {k}{share});");
    }

    public void EmitGpu(GpuKernel kernel) => EmitGpu(kernel, kernel.Result, (sum, _, _) => sum);

    public void EmitGpu(GpuKernel kernel, string result, Func<string, string, string, string> epilogue)
    {
        Shape x = kernel.OperandType(0).Shape, w = kernel.OperandType(1).Shape;
        int n = w[Transposed ? 0 : 1], k = w[Transposed ? 1 : 0], perSample = x.Product(0, x.Rank - 1);
        new GpuProduct
        {
            Rows = GpuKernel.All(kernel.OperandType(0).Batched, perSample),
            LikelyRows = perSample * (kernel.OperandType(0).Batched ? GpuProduct.LikelyBatch : 1),
            Columns = n,
            Inner = $"{k}",
            Left = GpuFactor.Matrix(kernel, 0, k, alongInner: true),
            Right = GpuFactor.Matrix(kernel, 1, Transposed ? k : n, alongInner: Transposed),
            Store = (row, column, sum) => $"{result}[{row} * {n} + {column}] = {epilogue(sum, column, $"{row} * {n} + {column}")};",
        }.Write(kernel);
    }
}
