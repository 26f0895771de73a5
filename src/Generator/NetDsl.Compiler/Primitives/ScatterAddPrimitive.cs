using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>
/// Adds rows to those of a table: integers [..] and values [.., D] give [Rows, D], summed over the batch. The table is zeros, or the third operand, whose memory the
/// result then takes over; passes give it once gradients are taken.
/// </summary>
public sealed record ScatterAddPrimitive(int Rows, int Padding) : Primitive, IKernelPrimitive
{
    public override string Name => $"rows added to a table of {Rows}";

    public override string ResultName => "scattered";

    public override TensorType Infer(IReadOnlyList<TensorType> operands) =>
        TensorType.Float(new Shape(Rows, operands[1].Shape[operands[1].Shape.Rank - 1]), batched: false);

    public override void Differentiate(GradientContext context)
    {
        if (context.Needs(1)) context.Add(1, context.Upstream.Graph.Add(new GatherPrimitive(Padding), context.Upstream, context.Operands[0]));
    }

    public override double[] Evaluate(EvaluationContext context)
    {
        double[] indices = context.Operands[0], values = context.Operands[1];
        var width = context.Type.Shape[1];
        var table = context.Operands.Count > 2 ? (double[])context.Operands[2].Clone() : new double[Rows * width];
        for (var i = 0; i < indices.Length; i++)
        {
            if ((int)indices[i] == Padding) continue;
            for (var j = 0; j < width; j++) table[((int)indices[i] * width) + j] += values[(i * width) + j];
        }

        return table;
    }

    public void EmitCpu(CpuKernel kernel) =>
        kernel.WriteChecked($"ScatterAdd.Rows{(kernel.OperandCount > 2 ? "InPlace" : "")}({kernel.Operand(0)}, {kernel.Operand(1)}, {kernel.Result}, {kernel.AllRows(kernel.OperandType(0), kernel.OperandType(0).Shape.Size)}, {Rows}, {kernel.Type.Shape[1]}, {Padding}, part, parts)");

    public void EmitGpu(GpuKernel kernel)
    {
        // A thread owns an element of the table and adds in the order of the indices: the same bits every time, and no atomics.
        var width = kernel.Type.Shape[1];
        var indices = kernel.OperandType(0);
        using (kernel.Threads($"{Rows * width}"))
        {
            var writer = kernel.Writer;
            writer.Line($"var row = e / {width};");
            writer.Line(kernel.OperandCount > 2 ? $"var sum = {kernel.Operand(2)}[e];" : "var sum = 0f;");
            using (writer.Block(Padding >= 0 && Padding < Rows ? $"if (row != {Padding})" : ""))
            using (writer.Block($"for (var at = 0; at < {GpuKernel.All(indices.Batched, indices.Shape.Size)}; at++)"))
                writer.Line($"if ({kernel.Operand(0)}[at] == row) sum += {kernel.Operand(1)}[at * {width} + e % {width}];");
            writer.Line($"{kernel.Result}[e] = sum;");
        }
    }
}
