using System;
using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>
/// The gradient of a convolution of an image [height, width, channels] by that image, from the one by its result [.., .., results] and the weight [results,
/// channels / groups, kernel height, kernel width]: each value is spread over what made it. Also the forward pass of a transposed convolution.
/// </summary>
public sealed record ConvInputGradientPrimitive(ConvWindow Window, Shape Image) : Primitive, IProductPrimitive
{
    public override string Name => $"transposed convolution {Window}";

    public override string ResultName => "convolution";

    public override TensorType Infer(IReadOnlyList<TensorType> operands)
    {
        var dy = operands[0].Shape;
        if (dy.Rank != 3 || dy != Window.Result(Image, dy[2])) throw new GraphException($"{Name} of {operands[0]} and {operands[1]} to {Image}");
        Weight(operands);
        return TensorType.Float(Image, operands[0].Batched);
    }

    public override long MultiplyAdds(IReadOnlyList<TensorType> operands) => operands[0].Shape.Count * Image[2] / Window.Groups * Window.Taps;

    public override bool TakesFewSamples(IReadOnlyList<TensorType> operands) => true;

    public override void Differentiate(GradientContext context)
    {
        Value y = context.Operands[0], w = context.Operands[1], dx = context.Upstream;
        if (context.Needs(0)) context.Add(0, dx.Graph.Add(new ConvPrimitive(Window, y.Shape[2]), dx, w));
        if (context.Needs(1)) context.Add(1, dx.Graph.Add(new ConvWeightGradientPrimitive(Window), dx, y));
    }

    public override double[] Evaluate(EvaluationContext context)
    {
        double[] dy = context.Operands[0], w = Weight(context.OperandTypes).Unpack(context.Operands[1]), dx = new double[context.Length(context.Type)];
        Window.ForEach(context.Samples(context.Type), Image, context.OperandTypes[0].Shape[2], (pixel, weight, result) => dx[pixel] += dy[result] * w[weight]);
        return dx;
    }

    public string Formula(string x, string w) => $"{x} ∗ᵀ {w}";

    public void EmitCpu(CpuKernel kernel) => EmitCpu(kernel, kernel.Result, "default", "Identity", beside: null);

    public void EmitCpu(CpuKernel kernel, string result, string bias, string activation, string? beside) =>
        kernel.Writer.Line($"Convolution.InputGradient{(beside is null ? "" : "With")}<{activation}>({kernel.Operand(0)}, {kernel.Operand(1)}, {bias}, {(beside is null ? "" : beside + ", ")}{result}, {kernel.Rows()}, {Window.Code(Image, kernel.OperandType(0).Shape[2])});");

    public void EmitGpu(GpuKernel kernel) => EmitGpu(kernel, kernel.Result, (sum, _, _) => sum);

    public void EmitGpu(GpuKernel kernel, string result, Func<string, string, string, string> epilogue)
    {
        var dy = kernel.OperandType(0).Shape;
        new GpuConvolution(Window, new ConvWeight(Window, Image, dy[2], packed: true, back: true), dy[2], Image)
            .Write(kernel, (row, term, group, four) => GpuConvolution.Backward(kernel.Operand(0), Window, Image, dy, row, term, group, four), result, epilogue);
    }

    private ConvWeight Weight(IReadOnlyList<TensorType> operands) => ConvWeight.Of(Window, Image, operands[0].Shape[2], operands[1], back: true);
}
