using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>The same values for every sample. Never emitted by itself: whoever reads it reads its operand.</summary>
public sealed record BatchBroadcastPrimitive : Primitive
{
    public override string Name => "for every sample";

    public override string ResultName => "repeated";

    public override TensorType Infer(IReadOnlyList<TensorType> operands) => operands[0] with { Batched = true };

    public override void Differentiate(GradientContext context) => context.Add(0, context.Upstream);

    public override Sharing Share(IReadOnlyList<TensorType> operands) => Sharing.Unaligned();

    public override double[] Evaluate(EvaluationContext context) =>
        Enumerable.Range(0, context.Batch).SelectMany(_ => context.Operands[0]).ToArray();
}
