using System;
using System.Numerics;

namespace NetDsl.Kernels;

/// <summary>One head of one sample: where its operands lie, and the room that its blocks take.</summary>
/// <remarks>
/// Some queries at a time meet all keys, so that a block of scores stays in the cache and the whole matrix of them is never stored; backward makes the
/// weights again from queries and keys. A row of a block belongs to a key, its lanes to the queries: softmax and its gradient never add up the lanes of a
/// vector, and a query's results do not depend on the block that it falls into.
/// </remarks>
internal unsafe ref struct AttentionHead
{
    /// <summary>Scores that are held at a time: an eighth of the second cache, or less.</summary>
    private const int BlockScores = 32 * 1024;

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

    /// <summary>Queries of a block: whole vectors, fewer where a causal mask leaves much to skip.</summary>
    public readonly int BlockQueries => Math.Min(Shape.Queries, Math.Clamp(BlockScores / Shape.Keys / 16 * 16, 16, Shape.Causal ? 32 : 64));

    /// <summary>How many blocks of queries there are.</summary>
    public readonly int Blocks => (Shape.Queries + BlockQueries - 1) / BlockQueries;

    /// <summary>y[i] = Σ weights[i, j]·value[j], its rows <paramref name="row"/> apart, for the queries of blocks from ≤ b &lt; to.</summary>
    public readonly void Forward<T>(float* y, nint row, int from, int to)
        where T : struct, IFloats<T>
    {
        var end = Math.Min(Shape.Queries, to * BlockQueries);
        int valueWidth = Shape.ValueWidth, visible = Math.Min(VisibleKeys(), Shape.Seen(end - 1)), pitch = Pitch<T>();
        var queries = Scratch.Blocks(((Shape.Width + (2 * visible)) * pitch) + (visible * valueWidth));
        var weights = queries + (Shape.Width * pitch);
        var biases = weights + (visible * pitch);
        var values = biases + (visible * pitch);
        Packing.Rows(Value, ValueRow, visible, valueWidth, values);
        for (var first = from * BlockQueries; first < end; first += BlockQueries)
        {
            var rows = Math.Min(BlockQueries, Shape.Queries - first);
            var seen = Math.Min(visible, Shape.Seen(first + rows - 1));
            Weigh<T>(first, rows, seen, queries, weights, biases, pitch);
            if (Dropout.Acts) AttentionWeights<T>.Drop(weights, pitch, seen, Dropout, PlaceOf(first), Shape.Keys);
            StridedProduct.Run(Lanes, true, weights, pitch, values, valueWidth, y + (first * row), row, rows, valueWidth, seen, true);
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
        int width = Shape.Width, valueWidth = Shape.ValueWidth, visible = VisibleKeys(), pitch = Pitch<T>();
        var queries = Scratch.Blocks(((width + valueWidth + (3 * visible)) * pitch) + (visible * width));
        var dyAcross = queries + (width * pitch);
        var weights = dyAcross + (valueWidth * pitch);
        var slopes = weights + (visible * pitch);
        var biases = slopes + (visible * pitch);
        var keys = biases + (visible * pitch);
        Packing.Rows(Key, KeyRow, visible, width, keys);

        // Keys before this one hold the sums of the blocks so far.
        var begun = 0;
        for (var first = 0; first < Shape.Queries; first += BlockQueries)
        {
            var rows = Math.Min(BlockQueries, Shape.Queries - first);
            var end = Math.Min(visible, Shape.Seen(first + rows - 1));
            Weigh<T>(first, rows, end, queries, weights, biases, pitch);
            Packing.Transposed(dy + (first * dyRow), dyRow, rows, valueWidth, dyAcross, pitch);
            StridedProduct.Run(Lanes, false, Value, ValueRow, dyAcross, pitch, slopes, pitch, end, pitch, valueWidth, true);
            if (Dropout.Acts) AttentionWeights<T>.Drop(slopes, pitch, end, Dropout, PlaceOf(first), Shape.Keys);
            AttentionWeights<T>.Backward(weights, slopes, pitch, end, Diagonal(first), dScores is null ? Shape.Scale : 1);
            if (Dropout.Acts) AttentionWeights<T>.Drop(weights, pitch, end, Dropout, PlaceOf(first), Shape.Keys);
            if (dScores is not null)
            {
                Packing.Transposed(slopes, pitch, end, rows, dScores + ((nint)first * Shape.Keys), Shape.Keys);
                AttentionWeights<T>.Scale(slopes, pitch * end, Shape.Scale);
            }

            AddToKeys(weights, pitch, dy + (first * dyRow), dyRow, dValue, dValueRow, begun, end, valueWidth, rows);
            AddToKeys(slopes, pitch, Query + (first * QueryRow), QueryRow, dKey, dKeyRow, begun, end, width, rows);
            StridedProduct.Run(Lanes, true, slopes, pitch, keys, width, dQuery + (first * dQueryRow), dQueryRow, rows, width, end, true);
            begun = Math.Max(begun, end);
        }

        for (var j = begun; j < Shape.Keys; j++)
        {
            new Span<float>(dKey + (j * dKeyRow), width).Clear();
            new Span<float>(dValue + (j * dValueRow), valueWidth).Clear();
        }
    }

    /// <summary>The weights of some queries, a row of them for every key that any of them sees.</summary>
    private readonly void Weigh<T>(int first, int rows, int end, float* queries, float* weights, float* biases, int pitch)
        where T : struct, IFloats<T>
    {
        Packing.Transposed(Query + (first * QueryRow), QueryRow, rows, Shape.Width, queries, pitch);
        StridedProduct.Run(Lanes, false, Key, KeyRow, queries, pitch, weights, pitch, end, pitch, Shape.Width, true);
        var alike = BiasQuery == 0 && BiasKey == 1;
        if (Bias is not null && !alike) BiasAcross(first, rows, end, biases, pitch);
        AttentionWeights<T>.Softmax(weights, pitch, end, Diagonal(first), Shape.Scale, alike ? Bias : null, Bias is null || alike ? null : biases);
    }

    private readonly void BiasAcross(int first, int rows, int end, float* biases, int pitch)
    {
        var from = Bias + ((nint)first * BiasQuery);
        if (BiasKey == 1)
        {
            Packing.Transposed(from, BiasQuery, rows, end, biases, pitch);
            return;
        }

        for (var j = 0; j < end; j++)
            for (var i = 0; i < pitch; i++) biases[(j * pitch) + i] = i < rows ? from[i * (nint)BiasQuery] : 0;
    }

    /// <summary>y[j] = Σ a[j, i]·b[i], added to what keys before <paramref name="begun"/> hold.</summary>
    private readonly void AddToKeys(float* a, int pitch, float* b, nint step, float* y, nint row, int begun, int end, int columns, int rows)
    {
        var before = Math.Min(begun, end);
        StridedProduct.Run(Lanes, false, a, pitch, b, step, y, row, before, columns, rows, false);
        StridedProduct.Run(Lanes, false, a + ((nint)before * pitch), pitch, b, step, y + (before * row), row, end - before, columns, rows, true);
    }

    /// <summary>The room of a block's queries: whole vectors of every width that passes over them.</summary>
    private readonly int Pitch<T>()
        where T : struct, IFloats<T>
    {
        var lanes = Math.Max(T.Count, Vector<float>.Count);
        return (BlockQueries + lanes - 1) / lanes * lanes;
    }

    /// <summary>The key that the first query of a block is the first to see; later queries see one more each.</summary>
    private readonly int Diagonal(int first) => Shape.Causal ? first : int.MaxValue / 2;

    private readonly uint PlaceOf(int query) => Place + ((uint)query * (uint)Shape.Keys);

    /// <summary>Keys after the last that a bias shows to any query need no work: what padding at the end of a sequence is.</summary>
    private readonly int VisibleKeys()
    {
        var visible = Shape.Keys;
        if (Bias is null || BiasQuery != 0 || BiasKey == 0) return visible;
        while (visible > 0 && float.IsNegativeInfinity(Bias[visible - 1])) visible--;
        return visible;
    }
}
