using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>The same values, in the same order, under another shape: costs nothing.</summary>
public sealed record ReshapePrimitive(Shape Shape) : Primitive
{
    public override string Name => $"reshape to {Shape}";

    public override string ResultName => "reshaped";

    public override TensorType Infer(IReadOnlyList<TensorType> operands) =>
        operands[0].Shape.Count == Shape.Count ? operands[0] with { Shape = Shape } : throw new GraphException($"{operands[0].Shape} to {Shape}");

    public override void Differentiate(GradientContext context) =>
        context.Add(0, context.Upstream.Graph.Add(new ReshapePrimitive(context.Operands[0].Shape), context.Upstream));

    public override int StepAxis(IReadOnlyList<TensorType> operands, IReadOnlyList<int> axes)
    {
        var x = operands[0].Shape;
        var before = x.Product(0, axes[0]);
        for (var axis = 0; axis < Shape.Rank; axis++)
            if (Shape[axis] == x[axes[0]] && Shape.Product(0, axis) == before) return axis;
        return NotStepwise;
    }

    public override double[] Evaluate(EvaluationContext context) => context.Operands[0];
}
