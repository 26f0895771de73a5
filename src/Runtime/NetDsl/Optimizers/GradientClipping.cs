using System;
using System.Numerics;
using NetDsl.Kernels;

namespace NetDsl;

/// <summary>Makes gradients smaller, in place; for training loops of one's own. A trainer does it by its options.</summary>
public static class GradientClipping
{
    /// <summary>Values that are summed by themselves: sums over gradients do not depend on who adds what.</summary>
    internal const int Chunk = 4096;

    /// <summary>The Euclidean norm, summed in double precision.</summary>
    public static double Norm(ReadOnlySpan<float> gradients)
    {
        double squares = 0;
        for (var start = 0; start < gradients.Length; start += Chunk)
            squares += SquareSum(gradients.Slice(start, Math.Min(Chunk, gradients.Length - start)));
        return Math.Sqrt(squares);
    }

    /// <summary>Scales all gradients so that their norm is at most <paramref name="limit"/>: by min(1, limit / (norm + 1e-6)).</summary>
    /// <returns>The norm before.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not positive.</exception>
    public static double ByNorm(Span<float> gradients, double limit)
    {
        Hyperparameter.Positive(limit);
        var norm = Norm(gradients);
        Apply(gradients, new GradientClip(Factor(norm, limit), float.PositiveInfinity));
        return norm;
    }

    /// <summary>Brings every gradient into ±<paramref name="limit"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not positive.</exception>
    public static void ByValue(Span<float> gradients, double limit) =>
        Apply(gradients, new GradientClip(1, (float)Hyperparameter.Positive(limit)));

    internal static float Factor(double norm, double limit) => (float)Math.Min(1, limit / (norm + 1e-6));

    internal static double SquareSum(ReadOnlySpan<float> values)
    {
        var low = Vector<double>.Zero;
        var high = Vector<double>.Zero;
        for (var i = 0; i < values.Length; i += Vector<float>.Count)
        {
            Vector.Widen(Lanes.Load(values, i, values.Length - i), out var a, out var b);
            low += a * a;
            high += b * b;
        }

        return Vector.Sum(low + high);
    }

    private static void Apply(Span<float> gradients, GradientClip clip)
    {
        for (var i = 0; i < gradients.Length; i += Vector<float>.Count)
            Lanes.Store(gradients, i, clip.Apply(Lanes.Load(gradients, i, gradients.Length - i)), gradients.Length - i);
    }
}
