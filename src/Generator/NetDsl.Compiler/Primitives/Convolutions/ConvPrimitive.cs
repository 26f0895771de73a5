using System;
using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>
/// A convolution of x [height, width, channels] with a weight [results, channels / groups, kernel height, kernel width]; the result is [.., .., results].
/// </summary>
public sealed record ConvPrimitive(ConvWindow Window, int Channels) : Primitive, IProductPrimitive
{
    public override string Name => $"convolution {Window}";

    public override string ResultName => "convolution";

    public override TensorType Infer(IReadOnlyList<TensorType> operands)
    {
        var x = operands[0].Shape;
        if (x.Rank != 3 || x[2] % Window.Groups != 0 || Channels % Window.Groups != 0) throw new GraphException($"{Name} of {operands[0]} and {operands[1]}");
        Weight(operands);
        return TensorType.Float(Window.Result(x, Channels), operands[0].Batched);
    }

    public override long MultiplyAdds(IReadOnlyList<TensorType> operands) =>
        Window.Result(operands[0].Shape, Channels).Count * operands[0].Shape[2] / Window.Groups * Window.Taps;

    public override bool TakesFewSamples(IReadOnlyList<TensorType> operands) => true;

    public override Sharing? Share(IReadOnlyList<TensorType> operands) =>
        Window.EveryRowMeetsTheImage ? Sharing.Unaligned(Window.IsWinograd(operands[0].Shape, Channels) ? WinogradKernel.Rows : 1) : null;

    public override void Differentiate(GradientContext context)
    {
        Value x = context.Operands[0], w = context.Operands[1], dy = context.Upstream;
        if (context.Needs(0)) context.Add(0, dy.Graph.Add(new ConvInputGradientPrimitive(Window, x.Shape), dy, w));
        if (context.Needs(1)) context.Add(1, dy.Graph.Add(new ConvWeightGradientPrimitive(Window), x, dy));
    }

    public override double[] Evaluate(EvaluationContext context)
    {
        double[] x = context.Operands[0], w = Weight(context.OperandTypes).Unpack(context.Operands[1]), y = new double[context.Length(context.Type)];
        Window.ForEach(context.Samples(context.Type), context.OperandTypes[0].Shape, Channels, (pixel, weight, result) => y[result] += x[pixel] * w[weight]);
        return y;
    }

    public string Formula(string x, string w) => $"{x} ∗ {w}";

    public void EmitCpu(CpuKernel kernel) => EmitCpu(kernel, kernel.Result, "default", "Identity", beside: null);

    public void EmitCpu(CpuKernel kernel, string result, string bias, string activation, string? beside) =>
        kernel.Writer.Line($"Convolution.Forward{(kernel.IsSliced ? "Rows" : beside is null ? "" : "With")}<{activation}>({kernel.Operand(0)}, {kernel.Operand(1)}, {bias}, {(beside is null ? "" : beside + ", ")}{result}, {kernel.Rows(kernel.Slices)}, {Window.Code(kernel.OperandType(0).Shape, Channels)});");

    public void EmitGpu(GpuKernel kernel) => EmitGpu(kernel, kernel.Result, (sum, _, _) => sum);

    public void EmitGpu(GpuKernel kernel, string result, Func<string, string, string, string> epilogue)
    {
        Shape x = kernel.OperandType(0).Shape, y = Window.Result(x, Channels);
        new GpuConvolution(Window, new ConvWeight(Window, x, Channels, packed: true, back: false), x[2], y)
            .Write(kernel, (row, term, group, four) => GpuConvolution.Forward(kernel.Operand(0), Window, x, y, row, term, group, four), result, epilogue);
    }

    private ConvWeight Weight(IReadOnlyList<TensorType> operands) => ConvWeight.Of(Window, operands[0].Shape, Channels, operands[1], back: false);
}
