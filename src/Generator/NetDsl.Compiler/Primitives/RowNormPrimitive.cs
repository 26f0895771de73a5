using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Layer norm or RMS norm of rows: x [rows, width], then weight and bias [width] as far as there are any.</summary>
public sealed record RowNormPrimitive(RowNorm Norm) : Primitive, IKernelPrimitive
{
    public override string Name => Norm.ToString();

    public override string ResultName => "normalized";

    public override IEnumerable<string> Kernels => new[] { "RowNorms" };

    public override TensorType Infer(IReadOnlyList<TensorType> operands) =>
        operands[0].Shape.Rank == 2 && operands.Count <= 3 && operands.Skip(1).All(operand => operand.Shape.Size == operands[0].Shape[1] && !operand.Batched)
            ? operands[0]
            : throw new GraphException($"{Name} of {string.Join(", ", operands)}");

    public override Sharing Share(IReadOnlyList<TensorType> operands) => new(new[] { true });

    public override int StepAxis(IReadOnlyList<TensorType> operands, IReadOnlyList<int> axes) => axes[0] == 0 && axes.Skip(1).All(axis => axis < 0) ? 0 : NotStepwise;

    public override void Differentiate(GradientContext context)
    {
        Value x = context.Operands[0], dy = context.Upstream;
        int rows = x.Shape[0], width = x.Shape[1], parameters = context.Operands.Count - 1;
        if (context.Needs(0))
            context.Add(0, parameters == 0
                ? x.Graph.Add(new RowNormSlopePrimitive(Norm), x, dy)
                : x.Graph.Add(new RowNormSlopePrimitive(Norm), x, dy, context.Operands[1]));
        if (parameters == 0) return;
        var sums = x.Graph.Add(new RowNormSumsPrimitive(Norm, parameters), x, dy);
        for (var i = 0; i < parameters; i++)
            context.Add(i + 1, sums.Batched
                ? sums.Graph.Add(new BatchTotalPrimitive(i), sums)
                : sums.Part(1, i, 1).SumOver(0, 2).Reshape(new Shape(width)));
    }

    public override double[] Evaluate(EvaluationContext context)
    {
        var x = context.Operands[0];
        var width = context.Type.Shape[1];
        var y = new double[x.Length];
        for (var row = 0; row < x.Length / width; row++)
        {
            var (mean, inverse) = Norm.Statistics(x, row, width);
            for (var i = 0; i < width; i++)
                y[(row * width) + i] = ((x[(row * width) + i] - mean) * inverse * (context.Operands.Count > 1 ? context.Operands[1][i] : 1)) + (context.Operands.Count > 2 ? context.Operands[2][i] : 0);
        }

        return y;
    }

    public void EmitCpu(CpuKernel kernel)
    {
        var shape = kernel.Type.Shape;
        string Parameter(int index) => kernel.OperandCount > index ? kernel.Operand(index) : "default";
        kernel.Writer.Line($"RowNorms.Forward({kernel.Operand(0)}, {Parameter(1)}, {Parameter(2)}, {kernel.Result}, {kernel.Rows(shape[0])}, {shape[1]}, {Norm.Arguments});");
    }

    public void EmitGpu(GpuKernel kernel)
    {
        var shape = kernel.Type.Shape;
        var writer = kernel.Writer;
        kernel.Groups(GpuKernel.All(kernel.Type.Batched, shape[0]));
        writer.Line($"var from = row * {shape[1]};");
        writer.Line("var sum = 0f;");
        Norm.EmitStatistics(kernel, kernel.Operand(0), shape[1]);
        var value = $"({kernel.Operand(0)}[from + at] - mean) * inverse";
        if (kernel.OperandCount > 1) value += $" * {kernel.Operand(1)}[at]";
        if (kernel.OperandCount > 2) value += $" + {kernel.Operand(2)}[at]";
        writer.Line($"for (var at = lane; at < {shape[1]}; at += Group.DimX) {kernel.Result}[from + at] = {value};");
    }
}
