using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>The same values, in the same order, under another shape: costs nothing.</summary>
public sealed record ReshapePrimitive(Shape Shape) : Primitive
{
    public override string Name => $"reshape to {Shape}";

    public override TensorType Infer(IReadOnlyList<TensorType> operands) =>
        operands[0].Shape.Count == Shape.Count ? operands[0] with { Shape = Shape } : throw new GraphException($"{operands[0].Shape} to {Shape}");

    public override void Differentiate(GradientContext context) =>
        context.Add(0, context.Upstream.Graph.Add(new ReshapePrimitive(context.Operands[0].Shape), context.Upstream));

    public override double[] Evaluate(EvaluationContext context) => context.Operands[0];
}
