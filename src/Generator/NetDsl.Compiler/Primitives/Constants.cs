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

/// <summary>The numbers 0, 1, 2, … along one axis: what a class index is compared with.</summary>
public sealed record RangePrimitive(int Length) : SourcePrimitive
{
    public override string Name => $"range {Length}";

    public override TensorType Infer(IReadOnlyList<TensorType> operands) => TensorType.Float(new Shape(Length), batched: false);

    public override double[] Evaluate(EvaluationContext context) => Enumerable.Range(0, Length).Select(i => (double)i).ToArray();
}

/// <summary>
/// The positions of Vaswani et al. 2017: at position p, column 2i is sin(p / base^(2i/width)) and column 2i + 1 the cosine
/// of the same angle.
/// </summary>
public sealed record SinusoidPrimitive(int Length, int Width, double Base) : SourcePrimitive
{
    public override string Name => $"sinusoidal positions {Length} × {Width}";

    public override TensorType Infer(IReadOnlyList<TensorType> operands) => TensorType.Float(new Shape(Length, Width), batched: false);

    public override double[] Evaluate(EvaluationContext context)
    {
        var table = new double[Length * Width];
        for (var position = 0; position < Length; position++)
            for (var column = 0; column < Width; column++)
            {
                var angle = position / Math.Pow(Base, column / 2 * 2 / (double)Width);
                table[(position * Width) + column] = column % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle);
            }

        return table;
    }
}
