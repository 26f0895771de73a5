using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>The gradient of <see cref="RowNormPrimitive"/> by x: operands x and dy [rows, width], then the weight if there is one.</summary>
public sealed record RowNormSlopePrimitive(RowNorm Norm) : ForwardOnlyPrimitive, IKernelPrimitive
{
    public override string Name => $"gradient of {Norm}";

    public override IEnumerable<string> Kernels => new[] { "RowNorms" };

    public override string ResultName => "slopes";

    public override TensorType Infer(IReadOnlyList<TensorType> operands) => operands[0] with { Batched = operands[0].Batched || operands[1].Batched };

    public override double[] Evaluate(EvaluationContext context)
    {
        double[] x = context.Operands[0], dy = context.Operands[1];
        var width = context.Type.Shape[1];
        var dx = new double[dy.Length];
        for (var row = 0; row < dy.Length / width; row++)
        {
            var (mean, inverse) = Norm.Statistics(x, row, width);
            var g = Enumerable.Range(0, width).Select(i => dy[(row * width) + i] * (context.Operands.Count > 2 ? context.Operands[2][i] : 1)).ToArray();
            var normal = Enumerable.Range(0, width).Select(i => (x[(row * width) + i] - mean) * inverse).ToArray();
            var (shift, slope) = (Norm.Centered ? g.Average() : 0, g.Zip(normal, (a, b) => a * b).Average());
            for (var i = 0; i < width; i++) dx[(row * width) + i] = (g[i] - shift - (normal[i] * slope)) * inverse;
        }

        return dx;
    }

    public void EmitCpu(CpuKernel kernel)
    {
        var shape = kernel.Type.Shape;
        kernel.Writer.Line($"RowNorms.Backward({kernel.Operand(0)}, {(kernel.OperandCount > 2 ? kernel.Operand(2) : "default")}, {kernel.Operand(1)}, {kernel.Result}, {kernel.Rows(shape[0])}, {shape[1]}, {Norm.Arguments});");
    }

    public void EmitGpu(GpuKernel kernel)
    {
        var shape = kernel.Type.Shape;
        var writer = kernel.Writer;
        var slope = $"{kernel.Operand(1)}[from + at]{(kernel.OperandCount > 2 ? $" * {kernel.Operand(2)}[at]" : "")}";
        var normal = $"({kernel.Operand(0)}[from + at] - mean) * inverse";
        kernel.Groups(GpuKernel.All(kernel.Type.Batched, shape[0]));
        writer.Line($"var from = row * {shape[1]};");
        writer.Line("var sum = 0f;");
        Norm.EmitStatistics(kernel, kernel.Operand(0), shape[1]);
        writer.Line("sum = 0f;");
        writer.Line("var product = 0f;");
        using (writer.Block($"for (var at = lane; at < {shape[1]}; at += Group.DimX)"))
        {
            writer.Line($"var g = {slope};");
            writer.Line("sum += g;");
            writer.Line($"product = g * ({normal}) + product;");
        }

        if (Norm.Centered)
        {
            writer.Line($"var shift = {GpuKernel.Sum("sum")} / {shape[1]}f;");
        }
        else
        {
            writer.Line("const float shift = 0f;");
        }

        writer.Line($"var along = {GpuKernel.Sum("product")} / {shape[1]}f;");
        writer.Line($"for (var at = lane; at < {shape[1]}; at += Group.DimX) {kernel.Result}[from + at] = ({slope} - shift - {normal} * along) * inverse;");
    }
}
