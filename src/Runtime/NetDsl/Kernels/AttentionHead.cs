using System;

namespace NetDsl.Kernels;

/// <summary>One head of one sample: where its operands lie, and the room that its blocks take.</summary>
/// <remarks>
/// Some queries at a time meet all keys, so that a block of scores stays in the cache and the whole matrix of them is never stored; backward makes the
/// weights again from queries and keys. How queries form blocks depends on the sizes alone.
/// </remarks>
internal unsafe ref struct AttentionHead
{
    /// <summary>Scores that are held at a time: a quarter of the second cache, or less.</summary>
    private const int BlockScores = 32 * 1024;

    /// <summary>Keys are rounded up to this, so that products of queries and keys have no last, partial vector.</summary>
    private const int Padding = 16;

    public AttentionShape Shape;
    public int Lanes;
    public float* Query;
    public nint QueryRow;
    public float* Key;
    public nint KeyRow;
    public float* Value;
    public nint ValueRow;
    public float* Bias;
    public int BiasQuery;
    public int BiasKey;
    public AttentionDropout Dropout;

    /// <summary>The number of the head's first weight in the stream of the dropout.</summary>
    public uint Place;

    public readonly int PaddedKeys => (Shape.Keys + Padding - 1) / Padding * Padding;

    /// <summary>Queries of a block: a multiple of the tallest tile, fewer where a causal mask leaves much to skip.</summary>
    public readonly int BlockQueries => Math.Min(Shape.Queries, Math.Clamp(BlockScores / PaddedKeys / 8 * 8, 8, Shape.Causal ? 32 : 64));

    private readonly int BlockSize => BlockQueries * PaddedKeys;

    /// <summary>y[i] = Σ weights[i, j]·value[j], its rows <paramref name="row"/> apart.</summary>
    public readonly void Forward<T>(float* y, nint row)
        where T : struct, IFloats<T>
    {
        int width = Shape.Width, valueWidth = Shape.ValueWidth, visible = VisibleKeys(), padded = Padded(visible);
        var keys = Scratch.Blocks((width * PaddedKeys) + (Shape.Keys * valueWidth) + BlockSize);
        var values = keys + (width * PaddedKeys);
        var scores = values + (Shape.Keys * valueWidth);
        Packing.Transposed(Key, KeyRow, visible, width, keys, padded);
        Packing.Rows(Value, ValueRow, visible, valueWidth, values);
        var inverses = stackalloc float[BlockQueries];
        for (var first = 0; first < Shape.Queries; first += BlockQueries)
        {
            var rows = Math.Min(BlockQueries, Shape.Queries - first);
            var end = Math.Min(visible, Shape.Seen(first + rows - 1));
            Scores(first, rows, end, keys, scores, padded);
            for (var r = 0; r < rows; r++)
            {
                var seen = Math.Min(end, Shape.Seen(first + r));
                inverses[r] = Exponentials<T>(scores + ((nint)r * padded), first + r, seen, end);
                if (Dropout.Acts) AttentionWeights<T>.Drop(scores + ((nint)r * padded), seen, Dropout, PlaceOf(first + r));
            }

            StridedProduct.Run(Lanes, false, scores, padded, values, valueWidth, y + (first * row), row, rows, valueWidth, end, true);
            for (var r = 0; r < rows; r++) AttentionWeights<T>.Scale(y + ((first + r) * row), valueWidth, inverses[r]);
        }
    }

    /// <summary>The gradients of queries, keys and values from that of the result; and of the scores before scale and bias where asked for.</summary>
    /// <param name="dy">Gradient of the result.</param>
    /// <param name="dyRow">From a row of dy to the next.</param>
    /// <param name="dQuery">Overwritten.</param>
    /// <param name="dQueryRow">From a row to the next.</param>
    /// <param name="dKey">Overwritten.</param>
    /// <param name="dKeyRow">From a row to the next.</param>
    /// <param name="dValue">Overwritten.</param>
    /// <param name="dValueRow">From a row to the next.</param>
    /// <param name="dScores">[queries, keys], or null.</param>
    public readonly void Backward<T>(float* dy, nint dyRow, float* dQuery, nint dQueryRow, float* dKey, nint dKeyRow, float* dValue, nint dValueRow, float* dScores)
        where T : struct, IFloats<T>
    {
        int width = Shape.Width, valueWidth = Shape.ValueWidth, count = Shape.Keys, padded = PaddedKeys;
        var keysAcross = Scratch.Blocks(((width + valueWidth) * padded) + (count * ((2 * width) + valueWidth)) + (2 * BlockSize));
        var valuesAcross = keysAcross + (width * padded);
        var keys = valuesAcross + (valueWidth * padded);
        var keySums = keys + (count * width);
        var valueSums = keySums + (count * width);
        var weights = valueSums + (count * valueWidth);
        var slopes = weights + BlockSize;
        Packing.Transposed(Key, KeyRow, count, width, keysAcross, padded);
        Packing.Transposed(Value, ValueRow, count, valueWidth, valuesAcross, padded);
        Packing.Rows(Key, KeyRow, count, width, keys);
        new Span<float>(keySums, count * (width + valueWidth)).Clear();
        var visible = VisibleKeys();
        for (var first = 0; first < Shape.Queries; first += BlockQueries)
        {
            var rows = Math.Min(BlockQueries, Shape.Queries - first);
            var end = Math.Min(visible, Shape.Seen(first + rows - 1));
            Scores(first, rows, end, keysAcross, weights, padded);
            StridedProduct.Run(Lanes, false, dy + (first * dyRow), dyRow, valuesAcross, padded, slopes, padded, rows, Padded(end), valueWidth, true);
            for (var r = 0; r < rows; r++)
            {
                float* e = weights + ((nint)r * padded), g = slopes + ((nint)r * padded);
                var seen = Math.Min(end, Shape.Seen(first + r));
                var inverse = Exponentials<T>(e, first + r, seen, end);
                AttentionWeights<T>.Backward(e, g, seen, end, inverse, dScores is null ? Shape.Scale : 1, Dropout, PlaceOf(first + r));
                if (dScores is null) continue;
                Copy(g, dScores + ((nint)(first + r) * count), end, count);
                AttentionWeights<T>.Scale(g, end, Shape.Scale);
            }

            StridedProduct.Run(Lanes, true, weights, padded, dy + (first * dyRow), dyRow, valueSums, valueWidth, end, valueWidth, rows, false);
            StridedProduct.Run(Lanes, true, slopes, padded, Query + (first * QueryRow), QueryRow, keySums, width, end, width, rows, false);
            StridedProduct.Run(Lanes, false, slopes, padded, keys, width, dQuery + (first * dQueryRow), dQueryRow, rows, width, end, true);
        }

        for (var j = 0; j < count; j++)
        {
            Copy(keySums + ((nint)j * width), dKey + (j * dKeyRow), width, width);
            Copy(valueSums + ((nint)j * valueWidth), dValue + (j * dValueRow), valueWidth, valueWidth);
        }
    }

    /// <summary>Products of some queries with the keys that any of them sees.</summary>
    private readonly void Scores(int first, int rows, int end, float* keysAcross, float* scores, int padded) =>
        StridedProduct.Run(Lanes, false, Query + (first * QueryRow), QueryRow, keysAcross, padded, scores, padded, rows, Padded(end), Shape.Width, true);

    private readonly float Exponentials<T>(float* row, int query, int seen, int end)
        where T : struct, IFloats<T> =>
        AttentionWeights<T>.Exponentials(row, seen, end, Shape.Scale, Bias is null ? null : Bias + ((nint)query * BiasQuery), BiasKey);

    private readonly uint PlaceOf(int query) => Place + ((uint)query * (uint)Shape.Keys);

    private static int Padded(int keys) => (keys + Padding - 1) / Padding * Padding;

    /// <summary>Keys after the last that a bias shows to any query need no work: what padding at the end of a sequence is.</summary>
    private readonly int VisibleKeys()
    {
        var visible = Shape.Keys;
        if (Bias is null || BiasQuery != 0 || BiasKey == 0) return visible;
        while (visible > 0 && float.IsNegativeInfinity(Bias[visible - 1])) visible--;
        return visible;
    }

    private static void Copy(float* from, float* to, int count, int size)
    {
        new ReadOnlySpan<float>(from, count).CopyTo(new Span<float>(to, size));
        if (count < size) new Span<float>(to + count, size - count).Clear();
    }
}
