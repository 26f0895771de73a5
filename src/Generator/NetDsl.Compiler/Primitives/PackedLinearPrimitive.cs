using System;
using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>Rows of x times one matrix that was packed before: x [.., K], w as <see cref="LinearPackPrimitive"/> gives it; the result is [.., Columns].</summary>
public sealed record PackedLinearPrimitive(int Columns) : Primitive, IProductPrimitive
{
    public override string Name => "x·w packed";

    public override string ResultName => "product";

    public override IEnumerable<string> Kernels => new[] { "PackedMatMul" };

    public override TensorType Infer(IReadOnlyList<TensorType> operands)
    {
        var x = operands[0].Shape;
        if (x.Rank < 1 || operands[1].Batched || operands[1].Shape != LinearPackPrimitive.Panels(Columns, x[x.Rank - 1])) throw new GraphException($"{Name} of {operands[0]} and {operands[1]}");
        return operands[0] with { Shape = x.With(x.Rank - 1, Columns), Element = ElementType.Float };
    }

    public override long MultiplyAdds(IReadOnlyList<TensorType> operands) => operands[0].Shape.Count * Columns;

    public override bool TakesFewSamples(IReadOnlyList<TensorType> operands) => LinearPrimitive.ReadsForManyRows(operands[0].Shape);

    public override Sharing? Share(IReadOnlyList<TensorType> operands) => operands[0].Shape.Rank > 1 ? LinearPrimitive.ShareRows(operands[0].Shape) : Sharing.Unaligned(LinearPackPrimitive.Width);

    public override void Differentiate(GradientContext context) => throw new GraphException("weights are packed after the gradients are taken");

    public override double[] Evaluate(EvaluationContext context)
    {
        double[] x = context.Operands[0], w = context.Operands[1];
        const int width = LinearPackPrimitive.Width;
        var k = context.OperandTypes[1].Shape[1];
        var y = new double[k == 0 ? context.Length(context.Type) : x.Length / k * Columns];
        for (var i = 0; i < y.Length; i++)
            for (var t = 0; t < k; t++) y[i] += x[(i / Columns * k) + t] * w[(((i % Columns / width * k) + t) * width) + (i % Columns % width)];
        return y;
    }

    public string Formula(string x, string w) => $"{x}·{w}";

    public void EmitCpu(CpuKernel kernel) => EmitCpu(kernel, kernel.Result, "default", "Identity", beside: null);

    public void EmitCpu(CpuKernel kernel, string result, string bias, string activation, string? beside)
    {
        var x = kernel.OperandType(0).Shape;
        var k = x[x.Rank - 1];
        var arguments = $"{(beside is null ? "" : "With")}<{activation}>({kernel.Operand(0)}, {kernel.Operand(1)}, {bias}, {(beside is null ? "" : beside + ", ")}{result}";
        kernel.Writer.Line(kernel.IsSliced && x.Rank == 1
            ? $"PackedMatMul.Columns{arguments}, {kernel.Rows(Columns)}, {k});"
            : $"PackedMatMul.Rows{arguments}, {kernel.Rows(x.Product(0, x.Rank - 1))}, {Columns}, {k});");
    }

    public void EmitGpu(GpuKernel kernel) => EmitGpu(kernel, kernel.Result, (sum, _, _) => sum);

    public void EmitGpu(GpuKernel kernel, string result, Func<string, string, string, string> epilogue) => throw new GraphException("GPUs read the weights of products as they lie");
}
