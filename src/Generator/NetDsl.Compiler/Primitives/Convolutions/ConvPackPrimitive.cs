using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>A convolution's weight as its kernel reads it, see <see cref="ConvWeight"/>.</summary>
/// <param name="Image">[height, width, channels] of the convolution's image.</param>
public sealed record ConvPackPrimitive(ConvWindow Window, Shape Image, bool Back) : PackPrimitive
{
    public override string Name => Back ? "packed for the input gradient" : "packed";

    public override string Label => Back ? "packed back" : "packed";

    public override TensorType Infer(IReadOnlyList<TensorType> operands) => operands[0] with { Shape = Weight(operands[0].Shape, packed: true).Shape };

    public override double[] Evaluate(EvaluationContext context) => Weight(context.OperandTypes[0].Shape, packed: true).Pack(context.Operands[0]);

    public override void EmitCpu(CpuKernel kernel) =>
        kernel.Writer.Line($"Convolution.Pack{(Back ? "Back" : "")}({kernel.Operand(0)}, {kernel.Result}, {Window.Code(Image, kernel.OperandType(0).Shape[0])}, part, parts);");

    public override void EmitGpu(GpuKernel kernel)
    {
        var shape = kernel.OperandType(0).Shape;
        ConvWeight from = Weight(shape, packed: false), to = Weight(shape, packed: true);
        int outs = from.Results / Window.Groups, panels = (to.Columns + ConvWeight.PanelWidth - 1) / ConvWeight.PanelWidth, depth = to.Terms / Window.Taps;
        using (kernel.Threads($"{panels * (to.Depthwise ? 1 : Window.Groups) * to.Terms * ConvWeight.PanelWidth}"))
        {
            var writer = kernel.Writer;
            writer.Line($"var column = e / {to.Terms * ConvWeight.PanelWidth} % {panels} * {ConvWeight.PanelWidth} + e % {ConvWeight.PanelWidth};");
            writer.Line($"var group = e / {panels * to.Terms * ConvWeight.PanelWidth};");
            writer.Line($"var term = e / {ConvWeight.PanelWidth} % {to.Terms};");
            var tap = Back ? $"({Window.Taps - 1} - term / {depth})" : $"term / {depth}";
            var (o, i) = to.Depthwise ? ("column", "0") : Back ? ($"(group * {outs} + term % {depth})", "column") : ($"(group * {outs} + column)", $"term % {depth}");
            writer.Line("var filled = 0f;");
            writer.Line($"if (column < {to.Columns}) filled = {kernel.Operand(0)}[({o} * {from.Inputs} + {i}) * {Window.Taps} + {tap}];");
            writer.Line($"{kernel.Result}[e] = filled;");
        }
    }

    private ConvWeight Weight(Shape weight, bool packed) => new(Window, Image, weight[0], packed, Back);
}
