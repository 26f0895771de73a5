using System;

namespace NetDsl.Kernels;

/// <summary>Rows of a table by index: the forward pass of an embedding.</summary>
public static class Gather
{
    /// <summary>y[r, t, :] = table[indices[r, t], :] for rows first ≤ r &lt; last.</summary>
    /// <param name="table">[rows of the table, width].</param>
    /// <param name="indices">[≥ last, perRow].</param>
    /// <param name="y">[≥ last, perRow, width].</param>
    /// <param name="first">The first row.</param>
    /// <param name="last">The row after the last.</param>
    /// <param name="perRow">Indices of a row.</param>
    /// <param name="width">Values of a row of the table.</param>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside the table.</exception>
    public static void Rows(ReadOnlySpan<float> table, ReadOnlySpan<int> indices, Span<float> y, int first, int last, int perRow, int width)
    {
        Problem.Require(first >= 0 && perRow >= 0 && width > 0, $"rows from {first}, {perRow} indices each, rows of {width}: sizes must be positive");
        Problem.Require((long)last * perRow <= indices.Length, $"indices of [{last}, {perRow}] need {(long)last * perRow} values, but there are {indices.Length}");
        Problem.Require((long)last * perRow * width <= y.Length, $"y of [{last}, {perRow}, {width}] needs {(long)last * perRow * width} values, but has {y.Length}");
        var tableRows = table.Length / width;
        for (var t = first * perRow; t < last * perRow; t++)
        {
            var index = indices[t];
            if ((uint)index >= (uint)tableRows) throw Outside(index, tableRows, t / perRow, t % perRow);
            table.Slice(index * width, width).CopyTo(y[(t * width)..]);
        }
    }

    internal static ArgumentOutOfRangeException Outside(int index, int tableRows, int row, int position) =>
        new("indices", index, $"index {index} at row {row}, position {position}: the table has rows 0 to {tableRows - 1}");
}
