using System;
using System.Numerics;

namespace NetDsl.Kernels;

/// <summary>Weighted sums of neighbours along one axis: resizing and adaptive averages. Every sum runs in one fixed order.</summary>
public static class Bands
{
    /// <summary>y[r, j, i] = Σₜ weights[j, t] · x[r, starts[j] + t, i] for rows first ≤ r &lt; last; terms of weight 0 are not read.</summary>
    /// <param name="x">[≥ last, inputs, inner].</param>
    /// <param name="weights">[outputs, taps].</param>
    /// <param name="starts">[outputs], whole numbers.</param>
    /// <param name="y">[≥ last, outputs, inner].</param>
    /// <param name="first">The first row.</param>
    /// <param name="last">The row after the last.</param>
    /// <param name="inputs">Elements of the axis.</param>
    /// <param name="outputs">Elements of the axis of the result.</param>
    /// <param name="taps">The most terms of a sum.</param>
    /// <param name="inner">Values of an element.</param>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape.</exception>
    public static void Rows(ReadOnlySpan<float> x, ReadOnlySpan<float> weights, ReadOnlySpan<float> starts, Span<float> y, int first, int last, int inputs, int outputs, int taps, int inner)
    {
        Problem.Require(first >= 0 && inputs > 0 && outputs > 0 && taps > 0 && inner > 0, $"rows from {first}, {outputs} sums of {taps} of {inputs} × {inner}: sizes must be positive");
        Problem.Require((long)last * inputs * inner <= x.Length, $"x of [{last}, {inputs}, {inner}] needs {(long)last * inputs * inner} values, but has {x.Length}");
        Problem.Require((long)last * outputs * inner <= y.Length, $"y of [{last}, {outputs}, {inner}] needs {(long)last * outputs * inner} values, but has {y.Length}");
        Problem.Require(outputs * taps <= weights.Length && outputs <= starts.Length, $"{outputs} sums of {taps} need as many weights and starts, but there are {weights.Length} and {starts.Length}");
        for (var r = first; r < last; r++)
        {
            var source = x.Slice(r * inputs * inner, inputs * inner);
            for (var j = 0; j < outputs; j++)
            {
                var row = weights.Slice(j * taps, taps);
                var used = row.TrimEnd(0f).Length;
                var from = source.Slice((int)starts[j] * inner, used * inner);
                var to = y.Slice(((r * outputs) + j) * inner, inner);
                for (var i = 0; i < inner; i += Vector<float>.Count)
                {
                    var count = inner - i;
                    var sum = Vector<float>.Zero;
                    for (var t = 0; t < used; t++) sum += Lanes.Load(from, (t * inner) + i, count) * row[t];
                    Lanes.Store(to, i, sum, count);
                }
            }
        }
    }
}
