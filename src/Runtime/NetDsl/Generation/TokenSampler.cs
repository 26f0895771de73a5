using System;
using System.Numerics.Tensors;

namespace NetDsl;

/// <summary>Draws tokens from logits, one after the other; nothing is allocated for one once the vocabulary is known.</summary>
public sealed class TokenSampler
{
    private readonly Sampling sampling;
    private readonly RandomSource random;
    private float[] shares = [];
    private int[] tokens = [];

    /// <summary>Begins with the seed of <paramref name="sampling"/>.</summary>
    public TokenSampler(Sampling sampling)
    {
        this.sampling = sampling ?? throw new ArgumentNullException(nameof(sampling));
        random = new RandomSource(sampling.Seed);
    }

    /// <summary>Begins again with the seed.</summary>
    public void Restart() => random.Restart(sampling.Seed);

    /// <summary>The next token.</summary>
    /// <exception cref="ArgumentException">There are no logits, or one of them is not a number.</exception>
    public int Next(ReadOnlySpan<float> logits)
    {
        if (logits.IsEmpty) throw new ArgumentException("there are no logits to draw from", nameof(logits));
        var best = TensorPrimitives.IndexOfMax(logits);
        if (float.IsNaN(logits[best]) || float.IsNegativeInfinity(logits[best])) throw new ArgumentException($"logit {best} is {logits[best]}: nothing can be drawn", nameof(logits));
        if (sampling.Temperature == 0 || float.IsPositiveInfinity(logits[best])) return best;
        if (shares.Length != logits.Length) (shares, tokens) = (new float[logits.Length], new int[logits.Length]);
        var largest = logits[best];
        // The largest share is 1: nothing overflows, whatever the temperature.
        for (var i = 0; i < logits.Length; i++) shares[i] = MathF.Exp((float)((logits[i] - largest) / sampling.Temperature));
        if ((sampling.TopK == 0 || sampling.TopK >= logits.Length) && sampling.TopP == 1) return Draw(logits.Length, TensorPrimitives.Sum(shares), inOrder: true);
        return Draw(Kept(out var sum), sum, inOrder: false);
    }

    /// <summary>Sorts the tokens, likeliest last, and counts those that the limits leave.</summary>
    private int Kept(out float sum)
    {
        for (var i = 0; i < tokens.Length; i++) tokens[i] = i;
        MemoryExtensions.Sort<float, int>(shares, tokens);
        var count = sampling.TopK == 0 ? shares.Length : Math.Min(sampling.TopK, shares.Length);
        sum = TensorPrimitives.Sum(shares.AsSpan(shares.Length - count));
        if (sampling.TopP == 1) return count;
        var wanted = sampling.TopP * sum;
        var (kept, reached) = (0, 0f);
        while (kept < count && (kept == 0 || reached < wanted)) reached += shares[shares.Length - ++kept];
        sum = reached;
        return kept;
    }

    private int Draw(int count, float sum, bool inOrder)
    {
        var left = random.NextDouble() * sum;
        for (var i = shares.Length - 1; i >= shares.Length - count; i--)
        {
            left -= shares[i];
            if (left < 0) return inOrder ? i : tokens[i];
        }

        // What rounding left over belongs to the likeliest.
        return inOrder ? TensorPrimitives.IndexOfMax<float>(shares) : tokens[^1];
    }
}
