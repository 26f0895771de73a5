using System;
using System.Numerics;
using System.Numerics.Tensors;

namespace NetDsl.Data.Augmentation;

/// <summary>Copies samples of a data set and changes them, for one thread.</summary>
internal sealed class AugmentingReader : SampleReader
{
    private readonly DataSet data;
    private readonly int image;
    private readonly (int Column, ImageShape Shape)[] masks;
    private readonly TransformChain chain;
    private readonly double? mixing;
    private readonly RandomSource random = new(0);
    private readonly bool[] changed;
    // Size of each column: DataColumn.Size walks the shape.
    private readonly int[] sizes;
    private readonly float[] partner;

    public AugmentingReader(DataSet data, int image, (int Column, ImageShape Shape)[] masks, TransformChain chain, double? mixing)
    {
        (this.data, this.image, this.masks, this.chain, this.mixing) = (data, image, masks, chain, mixing);
        changed = new bool[data.Columns.Count];
        sizes = new int[data.Columns.Count];
        var largest = 0;
        for (var i = 0; i < sizes.Length; i++)
        {
            sizes[i] = data.Columns[i].Size;
            changed[i] = i == image || Array.Exists(masks, m => m.Column == i);
            largest = Math.Max(largest, sizes[i]);
        }

        partner = mixing is null ? [] : new float[largest];
    }

    public override void Fill(SampleBatch batch)
    {
        for (var column = 0; column < sizes.Length; column++)
        {
            if (changed[column]) continue;
            if (data.Columns[column].IsInteger) data.CopyRows(column, batch.Rows, batch.Integers(column));
            else data.CopyRows(column, batch.Rows, batch.Floats(column));
        }

        for (var i = 0; i < batch.Rows.Length; i++)
        {
            batch.Restart(random, i);
            var mapping = chain.Run(Row(image, batch.Rows[i]), Place(batch, image, i), random);
            foreach (var (column, mask) in masks) Resampling.Nearest(Row(column, batch.Rows[i]), Place(batch, column, i), mask, mapping);
            if (mixing is { } alpha) Mix(batch, i, random.Next(data.Count), (float)BetaDistribution.Next(random, alpha));
        }
    }

    private void Mix(SampleBatch batch, int i, int other, float share)
    {
        var pixels = partner.AsSpan(0, sizes[image]);
        var mapping = chain.Run(Row(image, other), pixels, random);
        Mix(Place(batch, image, i), pixels, share);
        foreach (var (column, mask) in masks)
        {
            var values = partner.AsSpan(0, sizes[column]);
            Resampling.Nearest(Row(column, other), values, mask, mapping);
            Mix(Place(batch, column, i), values, share);
        }

        for (var column = 0; column < sizes.Length; column++)
            if (!changed[column]) Mix(Place(batch, column, i), Row(column, other), share);
    }

    private static void Mix(Span<float> values, ReadOnlySpan<float> others, float share)
    {
        TensorPrimitives.Multiply(values, share, values);
        TensorPrimitives.MultiplyAdd(others, 1 - share, values, values);
    }

    private ReadOnlySpan<float> Row(int column, int row) => data.Floats(column).Slice(row * sizes[column], sizes[column]);

    private Span<float> Place(SampleBatch batch, int column, int i) => batch.Floats(column).Slice(i * sizes[column], sizes[column]);
}
