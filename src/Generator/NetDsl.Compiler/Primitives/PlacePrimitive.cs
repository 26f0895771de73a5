using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>The operand laid into a larger block of <paramref name="Fill"/>: padding, and what a slice's gradient is.</summary>
public sealed record PlacePrimitive(Shape Shape, EquatableArray<int> Starts, EquatableArray<int> Steps, double Fill) : Primitive, IKernelPrimitive
{
    public override string Name => System.FormattableString.Invariant($"place in {Shape} from {Starts} by {Steps}, else {Fill}");

    public override TensorType Infer(IReadOnlyList<TensorType> operands) => operands[0] with { Shape = Shape };

    public override void Differentiate(GradientContext context) =>
        context.Add(0, context.Upstream.Graph.Add(new SlicePrimitive(context.Operands[0].Shape, Starts, Steps), context.Upstream));

    public override double[] Evaluate(EvaluationContext context)
    {
        var samples = context.Samples(context.Type);
        var y = Enumerable.Repeat(Fill, samples * Shape.Size).ToArray();
        View(context.OperandTypes[0].Shape).Place(context.Operands[0], y, samples);
        return y;
    }

    internal StridedView View(Shape x) => StridedView.Of(x, Shape, Starts, Steps);

    public void EmitCpu(CpuKernel kernel)
    {
        kernel.Writer.Line($"{kernel.Result}[(first * {Shape.Size})..(last * {Shape.Size})].Fill({ExpressionWriter.Single(Fill)});");
        View(kernel.OperandType(0).Shape).EmitPlace(kernel, 0);
    }
}
