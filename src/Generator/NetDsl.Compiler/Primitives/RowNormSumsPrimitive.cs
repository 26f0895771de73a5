using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>
/// What the gradients of <see cref="RowNormPrimitive"/> by weight and bias are summed from: Σ dy · x̂ and, for two <paramref name="Planes"/>, Σ dy over
/// chunks of rows. Operands x and dy [rows, width]; the result is [chunks, planes, width].
/// </summary>
public sealed record RowNormSumsPrimitive(RowNorm Norm, int Planes) : ForwardOnlyPrimitive, IKernelPrimitive
{
    public override string Name => $"sums of the gradient of {Norm}";

    public override IEnumerable<string> Kernels => new[] { "RowNorms" };

    public override string ResultName => "normSums";

    public override TensorType Infer(IReadOnlyList<TensorType> operands) => operands[0] with
    {
        Shape = new Shape((operands[0].Shape[0] + RowNorm.Chunk - 1) / RowNorm.Chunk, Planes, operands[0].Shape[1]),
        Batched = operands[0].Batched || operands[1].Batched,
    };

    public override double[] Evaluate(EvaluationContext context)
    {
        double[] x = context.Operands[0], dy = context.Operands[1];
        int rows = context.OperandTypes[0].Shape[0], width = context.OperandTypes[0].Shape[1], chunks = context.Type.Shape[0];
        var y = new double[context.Length(context.Type)];
        for (var row = 0; row < dy.Length / width; row++)
        {
            var (mean, inverse) = Norm.Statistics(x, row, width);
            var at = ((row / rows * chunks) + (row % rows / RowNorm.Chunk)) * Planes * width;
            for (var i = 0; i < width; i++)
            {
                y[at + i] += dy[(row * width) + i] * (x[(row * width) + i] - mean) * inverse;
                if (Planes > 1) y[at + width + i] += dy[(row * width) + i];
            }
        }

        return y;
    }

    public void EmitCpu(CpuKernel kernel)
    {
        var x = kernel.OperandType(0).Shape;
        kernel.Writer.Line($"RowNorms.Sums({kernel.Operand(0)}, {kernel.Operand(1)}, {kernel.Result}, {kernel.Rows()}, {x[0]}, {RowNorm.Chunk}, {Planes}, {x[1]}, {Norm.Arguments});");
    }

    public void EmitGpu(GpuKernel kernel)
    {
        var x = kernel.OperandType(0).Shape;
        int rows = x[0], width = x[1], chunks = kernel.Type.Shape[0];
        var writer = kernel.Writer;
        kernel.Groups(GpuKernel.All(kernel.Type.Batched, chunks));
        writer.Line($"var to = row * {Planes * width};");
        writer.Line($"for (var at = lane; at < {Planes * width}; at += Group.DimX) {kernel.Result}[to + at] = 0f;");
        writer.Line(chunks == 1 ? $"var line = row * {rows};" : $"var line = row / {chunks} * {rows} + row % {chunks} * {RowNorm.Chunk};");
        writer.Line($"var end = line + {(chunks == 1 ? rows : RowNorm.Chunk)};");
        if (rows % RowNorm.Chunk != 0 && chunks > 1) writer.Line($"if (end > row / {chunks} * {rows} + {rows}) end = row / {chunks} * {rows} + {rows};");
        writer.Line("var sum = 0f;");
        using (writer.Block("for (; line < end; line++)"))
        {
            writer.Line($"var from = line * {width};");
            Norm.EmitStatistics(kernel, kernel.Operand(0), width);
            // Each thread adds to the columns that it cleared: no other one does.
            using (writer.Block($"for (var at = lane; at < {width}; at += Group.DimX)"))
            {
                writer.Line($"var slope = {kernel.Operand(1)}[from + at];");
                writer.Line($"{kernel.Result}[to + at] = slope * (({kernel.Operand(0)}[from + at] - mean) * inverse) + {kernel.Result}[to + at];");
                if (Planes > 1) writer.Line($"{kernel.Result}[to + {width} + at] = {kernel.Result}[to + {width} + at] + slope;");
            }
        }
    }
}
