using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>The sum of each window: [H, W, C] gives [out H, out W, C].</summary>
public sealed record SumPoolPrimitive(PoolAxis Rows, PoolAxis Columns) : PoolPrimitive(Rows, Columns)
{
    public override string Name => $"sum over {Windows}";

    public override TensorType Infer(IReadOnlyList<TensorType> operands) => TensorType.Float(Pooled(operands[0].Shape), operands[0].Batched);

    public override Sharing Share(IReadOnlyList<TensorType> operands) => Sharing.Unaligned();

    public override void Differentiate(GradientContext context) =>
        context.Add(0, context.Upstream.Graph.Add(new SumPoolGradientPrimitive(Rows, Columns, context.Operands[0].Shape), context.Upstream));

    public override double[] Evaluate(EvaluationContext context)
    {
        var y = new double[context.Length(context.Type)];
        foreach (var (result, elements) in Reads(context.OperandTypes[0].Shape, context.Samples(context.Type)))
            y[result] = elements.Sum(element => context.Operands[0][element]);
        return y;
    }

    protected override Shape Image(IReadOnlyList<Shape> operands) => operands[0];

    public override void EmitCpu(CpuKernel kernel) =>
        kernel.Writer.Line($"Pooling.Sum({kernel.Operand(0)}, {kernel.Result}, {Samples(kernel)});");

    public override void EmitGpu(GpuKernel kernel) => EmitWindow(kernel, kernel.OperandType(0).Shape,
        "var sum = 0f;", $"sum += {kernel.Operand(0)}[at];", $"{kernel.Result}[e] = sum;");
}
