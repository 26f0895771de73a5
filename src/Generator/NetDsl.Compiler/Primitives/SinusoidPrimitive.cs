using System;
using System.Collections.Generic;

namespace NetDsl.Compiler;

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
