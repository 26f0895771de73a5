using System;
using System.Collections.Generic;

namespace NetDsl.Data;

/// <summary>The memory of one batch, and which samples belong there.</summary>
public sealed class SampleBatch
{
    // Shuffles use the streams 0, 1, 2, … of the same seed, one for each epoch.
    private const ulong SampleStreams = 1UL << 63;

    private readonly int[] rows;
    private readonly int[] sizes;
    private readonly float[]?[] floats;
    private readonly int[]?[] integers;
    private int count;

    /// <summary>Reserves memory for batches of up to <paramref name="capacity"/> samples.</summary>
    /// <param name="columns">As <see cref="SampleSource.Columns"/>.</param>
    /// <param name="capacity">The largest batch.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is not positive.</exception>
    public SampleBatch(IReadOnlyList<DataColumn> columns, int capacity)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        rows = new int[capacity];
        sizes = new int[columns.Count];
        floats = new float[]?[columns.Count];
        integers = new int[]?[columns.Count];
        for (var i = 0; i < sizes.Length; i++)
        {
            sizes[i] = columns[i].Size;
            var length = checked(capacity * sizes[i]);
            if (columns[i].IsInteger) integers[i] = new int[length];
            else floats[i] = new float[length];
        }
    }

    /// <summary>The rows of the source, 0 … Count − 1, in the order of the batch.</summary>
    public ReadOnlySpan<int> Rows => rows.AsSpan(0, count);

    /// <summary>The seed of the training.</summary>
    public long Seed { get; private set; }

    /// <summary>The epoch, counted from 0.</summary>
    public int Epoch { get; private set; }

    /// <summary>A float column: <c>Rows × Size</c> values to write.</summary>
    /// <exception cref="InvalidOperationException">The column holds integers.</exception>
    public Span<float> Floats(int column) => floats[column] is { } values
        ? values.AsSpan(0, count * sizes[column])
        : throw new InvalidOperationException($"column {column} holds integers, not floats");

    /// <summary>An integer column: <c>Rows × Size</c> values to write.</summary>
    /// <exception cref="InvalidOperationException">The column holds floats.</exception>
    public Span<int> Integers(int column) => integers[column] is { } values
        ? values.AsSpan(0, count * sizes[column])
        : throw new InvalidOperationException($"column {column} holds floats, not integers");

    /// <summary>Lets random numbers begin anew for one sample, by the seed, the epoch and its row: whoever fills it gets the same.</summary>
    /// <param name="random">To set.</param>
    /// <param name="index">Which sample of the batch.</param>
    public void Restart(RandomSource random, int index)
    {
        ArgumentNullException.ThrowIfNull(random);
        random.Restart(Seed, SampleStreams | ((ulong)(uint)Epoch << 32) | (uint)Rows[index]);
    }

    /// <summary>Says which samples come next; their values are still to be written.</summary>
    /// <param name="chosen">Rows of the source.</param>
    /// <param name="seed">Of the training.</param>
    /// <param name="epoch">Counted from 0.</param>
    /// <exception cref="ArgumentException">There are more rows than the memory holds.</exception>
    public void Begin(ReadOnlySpan<int> chosen, long seed, int epoch)
    {
        if (chosen.Length > rows.Length) throw new ArgumentException($"{chosen.Length} rows, but the batch holds {rows.Length}", nameof(chosen));
        chosen.CopyTo(rows);
        count = chosen.Length;
        Seed = seed;
        Epoch = epoch;
    }
}
