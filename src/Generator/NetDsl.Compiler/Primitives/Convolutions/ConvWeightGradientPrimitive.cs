using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>
/// The gradient of a convolution by its weight, summed over all pixels of all samples: x [height, width, channels] and the gradient by the result [.., ..,
/// results] give [results, channels / groups, kernel height, kernel width].
/// </summary>
public sealed record ConvWeightGradientPrimitive(ConvWindow Window) : Primitive, IKernelPrimitive
{
    public override string Name => $"Σ image · slope, {Window}";

    public override TensorType Infer(IReadOnlyList<TensorType> operands)
    {
        Shape x = operands[0].Shape, dy = operands[1].Shape;
        if (x.Rank != 3 || dy.Rank != 3 || operands[0].Batched != operands[1].Batched || dy != Window.Result(x, dy[2])) throw new GraphException($"{Name} of {operands[0]} and {operands[1]}");
        return TensorType.Float(Weight(x, dy).Shape, batched: false);
    }

    public override long MultiplyAdds(IReadOnlyList<TensorType> operands) => operands[1].Shape.Count * operands[0].Shape[2] / Window.Groups * Window.Taps;

    public override void Differentiate(GradientContext context)
    {
        Value x = context.Operands[0], dy = context.Operands[1], w = context.Upstream;
        if (context.Needs(0)) context.Add(0, w.Graph.Add(new ConvInputGradientPrimitive(Window, x.Shape), dy, w));
        if (context.Needs(1)) context.Add(1, w.Graph.Add(new ConvPrimitive(Window, dy.Shape[2]), x, w));
    }

    public override double[] Evaluate(EvaluationContext context)
    {
        double[] x = context.Operands[0], dy = context.Operands[1], dw = new double[context.Type.Shape.Size];
        Shape image = context.OperandTypes[0].Shape, result = context.OperandTypes[1].Shape;
        Window.ForEach(context.Samples(context.OperandTypes[0]), image, result[2], (pixel, weight, at) => dw[weight] += x[pixel] * dy[at]);
        return dw;
    }

    public void EmitCpu(CpuKernel kernel)
    {
        TensorType x = kernel.OperandType(0), dy = kernel.OperandType(1);
        kernel.WriteChecked($"Convolution.WeightGradient({kernel.Operand(0)}, {kernel.Operand(1)}, {kernel.Result}, {kernel.AllRows(x, 1)}, {Window.Code(x.Shape, dy.Shape[2])}, part, parts)");
    }

    public void EmitGpu(GpuKernel kernel) => GpuConvolution.WriteWeightGradient(kernel, Window);

    private ConvWeight Weight(Shape x, Shape dy) => new(Window, x, dy[2], packed: false, back: false);
}
