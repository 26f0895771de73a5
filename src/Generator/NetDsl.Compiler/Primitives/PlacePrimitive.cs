using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>The operand laid into a larger block of <paramref name="Fill"/>: padding, and what a slice's gradient is.</summary>
public sealed record PlacePrimitive(Shape Shape, EquatableArray<int> Starts, EquatableArray<int> Steps, double Fill) : Primitive, IKernelPrimitive
{
    public override string Name => System.FormattableString.Invariant($"place in {Shape} from {Starts} by {Steps}, else {Fill}");

    public override string ResultName => "placed";

    public override TensorType Infer(IReadOnlyList<TensorType> operands) => operands[0] with { Shape = Shape };

    public override bool TakesFewSamples(IReadOnlyList<TensorType> operands) => true;

    public override void Differentiate(GradientContext context) =>
        context.Add(0, context.Upstream.Graph.Add(new SlicePrimitive(context.Operands[0].Shape, Starts, Steps), context.Upstream));

    public override int StepAxis(IReadOnlyList<TensorType> operands, IReadOnlyList<int> axes) =>
        Starts[axes[0]] == 0 && Steps[axes[0]] == 1 && Shape[axes[0]] == operands[0].Shape[axes[0]] ? axes[0] : NotStepwise;

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

    public void EmitGpu(GpuKernel kernel)
    {
        var x = kernel.OperandType(0).Shape;
        var writer = kernel.Writer;
        using (kernel.Threads(GpuKernel.All(kernel.Type.Batched, Shape.Size)))
        {
            var indices = GpuKernel.Split(writer, "e", "i", new[] { 1 }.Concat(Shape.Dimensions).ToList(), open: true);
            var conditions = new List<string>();
            var places = new List<string> { indices[0] };
            for (var axis = 0; axis < Shape.Rank; axis++)
            {
                // The axis runs from its start in its steps, perhaps downwards.
                writer.Line($"var from{axis} = {indices[axis + 1]} - {Starts[axis]};");
                if (Steps[axis] == 1) writer.Line($"var to{axis} = from{axis};");
                else writer.Line($"var to{axis} = from{axis} / ({Steps[axis]});");
                conditions.Add($"to{axis} >= 0 && to{axis} < {x[axis]}{(Steps[axis] is 1 or -1 ? "" : $" && to{axis} * ({Steps[axis]}) == from{axis}")}");
                places.Add($"to{axis}");
            }

            var strides = new[] { x.Size }.Concat(Enumerable.Range(0, x.Rank).Select(axis => x.Product(axis + 1, x.Rank))).ToList();
            writer.Line($"var filled = {ExpressionWriter.Single(Fill)};");
            writer.Line($"{(conditions.Count == 0 ? "" : $"if ({string.Join(" && ", conditions)}) ")}filled = {kernel.Operand(0)}[{GpuKernel.Offset(places, strides)}];");
            writer.Line($"{kernel.Result}[e] = filled;");
        }
    }
}
