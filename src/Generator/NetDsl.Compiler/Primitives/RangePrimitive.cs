using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>The numbers 0, 1, 2, … along one axis: what a class index is compared with.</summary>
public sealed record RangePrimitive(int Length) : SourcePrimitive
{
    public override string Name => $"range {Length}";

    public override string ResultName => "indices";

    public override TensorType Infer(IReadOnlyList<TensorType> operands) => TensorType.Float(new Shape(Length), batched: false);

    public override double[] Evaluate(EvaluationContext context) => Enumerable.Range(0, Length).Select(i => (double)i).ToArray();
}
