using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>
/// The second operand's value with the first one's gradient (Bengio et al. 2013): f(x) forward, the identity backward.
/// Operands: x, f(x).
/// </summary>
public sealed record StraightThroughPrimitive : Primitive
{
    public override string Name => "straight-through";

    public override TensorType Infer(IReadOnlyList<TensorType> operands) =>
        operands[0] == operands[1] ? operands[1] : throw new GraphException($"straight-through from {operands[1]} to {operands[0]}");

    public override void Differentiate(GradientContext context) => context.Add(0, context.Upstream);

    public override int StepAxis(IReadOnlyList<TensorType> operands, IReadOnlyList<int> axes) => axes[1];

    public override double[] Evaluate(EvaluationContext context) => context.Operands[1];
}
