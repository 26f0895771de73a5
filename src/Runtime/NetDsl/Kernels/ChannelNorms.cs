using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// Sums for normalisation by channels. A sample is [rows, channels], the channels of a row side by side; vectors run along the channels.
/// Every sum runs in an order that the sizes alone decide.
/// </summary>
public static class ChannelNorms
{
    // Rows that are summed by themselves: they stay in the first cache for the second look, and long sums keep their digits.
    private const int Chunk = 32;

    /// <summary>
    /// For each sample of <paramref name="first"/> ≤ sample &lt; <paramref name="last"/> the mean of each channel over its rows and the sum of
    /// squared deviations from it: y is [samples, 2, channels]. Chunks of rows are joined by Chan et al. 1979.
    /// </summary>
    public static void Moments(ReadOnlySpan<float> x, Span<float> y, int first, int last, int rows, int channels)
    {
        for (var sample = first; sample < last; sample++)
        {
            var source = x.Slice(sample * rows * channels, rows * channels);
            var means = y.Slice(sample * 2 * channels, channels);
            var squares = y.Slice((sample * 2 * channels) + channels, channels);
            for (var from = 0; from < rows; from += Chunk)
            {
                var count = Math.Min(Chunk, rows - from);
                var block = source.Slice(from * channels, count * channels);
                for (var c = 0; c < channels; c += Vector<float>.Count)
                {
                    if (channels - c >= Vector<float>.Count) AddChunk<Whole>(block, means, squares, c, channels - c, from, count, channels);
                    else AddChunk<Part>(block, means, squares, c, channels - c, from, count, channels);
                }
            }
        }
    }

    /// <summary>
    /// For each sample and channel Σ dy and Σ dy · (x − mean) · inverse over its rows: y is [samples, 2, channels]. Mean and inverse are
    /// [channels], or [samples, channels] where <paramref name="perSample"/> is set.
    /// </summary>
    public static void Sums(
        ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> mean, ReadOnlySpan<float> inverse, Span<float> y, int first, int last, int rows, int channels, bool perSample)
    {
        for (var sample = first; sample < last; sample++)
        {
            var gradients = dy.Slice(sample * rows * channels, rows * channels);
            var source = x.Slice(sample * rows * channels, rows * channels);
            var statistics = perSample ? sample * channels : 0;
            var target = y.Slice(sample * 2 * channels, 2 * channels);
            for (var c = 0; c < channels; c += Vector<float>.Count)
            {
                var left = channels - c;
                var center = Lanes.Load(mean, statistics + c, left);
                var (sum, product) = left >= Vector<float>.Count ? AddRows<Whole>(gradients, source, center, c, left, channels) : AddRows<Part>(gradients, source, center, c, left, channels);
                Lanes.Store(target, c, sum, left);
                Lanes.Store(target, channels + c, product * Lanes.Load(inverse, statistics + c, left), left);
            }
        }
    }

    /// <summary>
    /// The mean of each channel over the batch, from what <see cref="Moments"/> gave, or from the samples themselves where they have one
    /// row: for this part's share of the channels, in double precision.
    /// </summary>
    public static void BatchMean(ReadOnlySpan<float> moments, Span<float> y, int batch, int rows, int channels, int part, int parts)
    {
        var stride = rows == 1 ? channels : 2 * channels;
        var (from, to) = NetworkProgram.Share(channels, part, parts);
        for (var c = from; c < to; c += Vector<float>.Count)
        {
            var (low, high) = Mean(moments, c, to - c, batch, stride);
            Lanes.Store(y, c, Vector.Narrow(low, high), to - c);
        }
    }

    /// <summary>The variance of each channel over the batch (divided by the number of values), as <see cref="BatchMean"/>.</summary>
    public static void BatchVariance(ReadOnlySpan<float> moments, Span<float> y, int batch, int rows, int channels, int part, int parts)
    {
        var stride = rows == 1 ? channels : 2 * channels;
        var (from, to) = NetworkProgram.Share(channels, part, parts);
        for (var c = from; c < to; c += Vector<float>.Count)
        {
            var left = to - c;
            var (meanLow, meanHigh) = Mean(moments, c, left, batch, stride);
            Vector<double> low = Vector<double>.Zero, high = Vector<double>.Zero;
            for (var sample = 0; sample < batch; sample++)
            {
                Vector.Widen(Lanes.Load(moments, (sample * stride) + c, left), out var a, out var b);
                a -= meanLow;
                b -= meanHigh;
                a *= a * (double)rows;
                b *= b * (double)rows;
                if (rows > 1)
                {
                    Vector.Widen(Lanes.Load(moments, (sample * stride) + channels + c, left), out var within, out var withinHigh);
                    a += within;
                    b += withinHigh;
                }

                low += a;
                high += b;
            }

            var count = 1 / ((double)batch * rows);
            Lanes.Store(y, c, Vector.Narrow(low * count, high * count), left);
        }
    }

    /// <summary>y[i] = Σ x[row, start + i] over rows of <paramref name="stride"/> values, for this part's share of the <paramref name="size"/> elements.</summary>
    public static void Totals(ReadOnlySpan<float> x, Span<float> y, int rows, int stride, int start, int size, int part, int parts)
    {
        var (from, to) = NetworkProgram.Share(size, part, parts);
        for (var i = from; i < to; i += Vector<float>.Count)
        {
            var total = Vector<float>.Zero;
            for (var begin = 0; begin < rows; begin += Chunk)
            {
                var sum = Vector<float>.Zero;
                var end = Math.Min(rows, begin + Chunk);
                for (var row = begin; row < end; row++) sum += Lanes.Load(x, (row * stride) + start + i, to - i);
                total += sum;
            }

            Lanes.Store(y, i, total, to - i);
        }
    }

    /// <summary>y[c] = Σ x[c − before … c + after] within each row; what lies outside the row counts as 0.</summary>
    public static void Windows(ReadOnlySpan<float> x, Span<float> y, int first, int last, int channels, int before, int after)
    {
        for (var row = first; row < last; row++)
        {
            var source = x.Slice(row * channels, channels);
            var target = y.Slice(row * channels, channels);
            var c = 0;
            for (; c < channels && c < before; c++) target[c] = Window(source, c, before, after);
            for (; c + Vector<float>.Count + after <= channels; c += Vector<float>.Count)
            {
                var sum = Lanes.Load(source, c - before);
                for (var shift = 1 - before; shift <= after; shift++) sum += Lanes.Load(source, c + shift);
                Lanes.Store(target, c, sum);
            }

            for (; c < channels; c++) target[c] = Window(source, c, before, after);
        }
    }

    private static float Window(ReadOnlySpan<float> row, int c, int before, int after)
    {
        var sum = 0f;
        for (var i = Math.Max(0, c - before); i <= Math.Min(row.Length - 1, c + after); i++) sum += row[i];
        return sum;
    }

    /// <summary>Σ dy and Σ dy · (x − center) of a vector of channels: chunk after chunk, and four chains in each, for one addition waits for the one before it.</summary>
    private static (Vector<float> Sum, Vector<float> Product) AddRows<TReach>(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, Vector<float> center, int c, int left, int channels)
        where TReach : struct, IReach
    {
        Vector<float> sum = Vector<float>.Zero, product = Vector<float>.Zero;
        var four = 4 * channels;
        for (var from = 0; from < dy.Length; from += Chunk * channels)
        {
            Vector<float> s0 = Vector<float>.Zero, s1 = s0, s2 = s0, s3 = s0, p0 = s0, p1 = s0, p2 = s0, p3 = s0;
            var end = Math.Min(dy.Length, from + (Chunk * channels));
            var at = from + c;
            for (; at + (3 * channels) < end; at += four)
            {
                var g = TReach.Load(dy, at, left);
                s0 += g;
                p0 = Fused.MultiplyAdd(g, TReach.Load(x, at, left) - center, p0);
                g = TReach.Load(dy, at + channels, left);
                s1 += g;
                p1 = Fused.MultiplyAdd(g, TReach.Load(x, at + channels, left) - center, p1);
                g = TReach.Load(dy, at + (2 * channels), left);
                s2 += g;
                p2 = Fused.MultiplyAdd(g, TReach.Load(x, at + (2 * channels), left) - center, p2);
                g = TReach.Load(dy, at + (3 * channels), left);
                s3 += g;
                p3 = Fused.MultiplyAdd(g, TReach.Load(x, at + (3 * channels), left) - center, p3);
            }

            for (; at < end; at += channels)
            {
                var g = TReach.Load(dy, at, left);
                s0 += g;
                p0 = Fused.MultiplyAdd(g, TReach.Load(x, at, left) - center, p0);
            }

            sum += s0 + s1 + (s2 + s3);
            product += p0 + p1 + (p2 + p3);
        }

        return (sum, product);
    }

    /// <summary>Joins a chunk of rows to the mean and squares of those before it; the chunk is summed in four chains.</summary>
    private static void AddChunk<TReach>(ReadOnlySpan<float> block, Span<float> means, Span<float> squares, int c, int left, int before, int count, int channels)
        where TReach : struct, IReach
    {
        Vector<float> s0 = Vector<float>.Zero, s1 = s0, s2 = s0, s3 = s0;
        int four = 4 * channels, at = c;
        for (; at + (3 * channels) < block.Length; at += four)
        {
            s0 += TReach.Load(block, at, left);
            s1 += TReach.Load(block, at + channels, left);
            s2 += TReach.Load(block, at + (2 * channels), left);
            s3 += TReach.Load(block, at + (3 * channels), left);
        }

        for (; at < block.Length; at += channels) s0 += TReach.Load(block, at, left);
        var mean = (s0 + s1 + (s2 + s3)) * (1f / count);
        s0 = s1 = s2 = s3 = Vector<float>.Zero;
        for (at = c; at + (3 * channels) < block.Length; at += four)
        {
            s0 = AddSquare(TReach.Load(block, at, left) - mean, s0);
            s1 = AddSquare(TReach.Load(block, at + channels, left) - mean, s1);
            s2 = AddSquare(TReach.Load(block, at + (2 * channels), left) - mean, s2);
            s3 = AddSquare(TReach.Load(block, at + (3 * channels), left) - mean, s3);
        }

        for (; at < block.Length; at += channels) s0 = AddSquare(TReach.Load(block, at, left) - mean, s0);
        var square = s0 + s1 + (s2 + s3);
        if (before > 0)
        {
            var known = Lanes.Load(means, c, left);
            var delta = mean - known;
            square += Lanes.Load(squares, c, left) + (delta * delta * ((float)before * count / (before + count)));
            mean = Fused.MultiplyAdd(delta, new Vector<float>((float)count / (before + count)), known);
        }

        Lanes.Store(means, c, mean, left);
        Lanes.Store(squares, c, square, left);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector<double> Low, Vector<double> High) Mean(ReadOnlySpan<float> moments, int c, int left, int batch, int stride)
    {
        Vector<double> low = Vector<double>.Zero, high = Vector<double>.Zero;
        for (var sample = 0; sample < batch; sample++)
        {
            Vector.Widen(Lanes.Load(moments, (sample * stride) + c, left), out var a, out var b);
            low += a;
            high += b;
        }

        return (low * (1.0 / batch), high * (1.0 / batch));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> AddSquare(Vector<float> x, Vector<float> sum) => Fused.MultiplyAdd(x, x, sum);

    /// <summary>What of a vector of channels is there.</summary>
    private interface IReach
    {
        static abstract Vector<float> Load(ReadOnlySpan<float> x, int at, int left);
    }

    private readonly struct Whole : IReach
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<float> Load(ReadOnlySpan<float> x, int at, int left) => Lanes.Load(x, at);
    }

    private readonly struct Part : IReach
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<float> Load(ReadOnlySpan<float> x, int at, int left) => Lanes.Load(x, at, left);
    }
}
