using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Numbers known at build time; one number stands for all elements of its shape.</summary>
public sealed record ConstantPrimitive(Shape Shape, EquatableArray<double> Values) : SourcePrimitive
{
    /// <summary>The number that every element has, where they are all equal.</summary>
    public double? Uniform => Values.Count == 1 ? Values[0] : null;

    public override string Name => Values.Count == 1 ? FormattableString.Invariant($"constant {Values[0]}") : "constant";

    public override TensorType Infer(IReadOnlyList<TensorType> operands)
    {
        if (Values.Count != 1 && Values.Count != Shape.Count) throw new GraphException($"{Values.Count} constants for {Shape}");
        return TensorType.Float(Shape, batched: false);
    }

    public override double[] Evaluate(EvaluationContext context) =>
        Values.Count == 1 ? Enumerable.Repeat(Values[0], Shape.Size).ToArray() : Values.ToArray();
}
