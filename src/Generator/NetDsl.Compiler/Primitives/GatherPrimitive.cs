using System;
using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>Rows of a table by index: table [V, D] and integers [..] give [.., D].</summary>
/// <param name="Padding">A row that is read as it is but gets no gradient, or −1.</param>
public sealed record GatherPrimitive(int Padding) : Primitive, IKernelPrimitive
{
    public override string Name => "rows of a table";

    public override string ResultName => "gathered";

    public override TensorType Infer(IReadOnlyList<TensorType> operands)
    {
        Shape table = operands[0].Shape;
        if (table.Rank != 2 || operands[0].Batched || operands[1].Element != ElementType.Int) throw new GraphException($"{Name}: {operands[0]} by {operands[1]}");
        return TensorType.Float(operands[1].Shape.Append(table[1]), operands[1].Batched);
    }

    public override void Differentiate(GradientContext context)
    {
        if (context.Needs(0))
            context.Add(0, context.Upstream.Graph.Add(new ScatterAddPrimitive(context.Operands[0].Shape[0], Padding), context.Operands[1], context.Upstream));
    }

    public override Sharing? Share(IReadOnlyList<TensorType> operands) => operands[1].Shape.Rank > 0 ? new(new[] { false, true }) : null;

    public override int StepAxis(IReadOnlyList<TensorType> operands, IReadOnlyList<int> axes) => axes[0] < 0 ? axes[1] : NotStepwise;

    public override double[] Evaluate(EvaluationContext context)
    {
        double[] table = context.Operands[0], indices = context.Operands[1];
        var width = context.OperandTypes[0].Shape[1];
        var y = new double[indices.Length * width];
        for (var i = 0; i < indices.Length; i++) Array.Copy(table, (int)indices[i] * width, y, i * width, width);
        return y;
    }

    public void EmitCpu(CpuKernel kernel) =>
        kernel.Writer.Line($"Gather.Rows({kernel.Operand(0)}, {kernel.Operand(1)}, {kernel.Result}, {kernel.Rows(kernel.Slices)}, {kernel.OperandType(1).Shape.Size / kernel.Slices}, {kernel.OperandType(0).Shape[1]});");

    public void EmitGpu(GpuKernel kernel)
    {
        var width = kernel.OperandType(0).Shape[1];
        using (kernel.Threads(GpuKernel.All(kernel.Type.Batched, kernel.Type.Shape.Size)))
            kernel.Writer.Line($"{kernel.Result}[e] = {kernel.Operand(0)}[{kernel.Operand(1)}[e / {width}] * {width} + e % {width}];");
    }
}
