using System;
using System.Linq;
using NetDsl.Kernels;
using Xunit;

namespace NetDsl.Runtime.Tests.Kernels;

public sealed class ScatterAddTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 17)]
    [InlineData(19, 3)]
    [InlineData(64, 63)]
    public void The_part_that_owns_a_row_tells_that_it_is_not_finite(int width, int column)
    {
        const int tableRows = 7, parts = 3;
        column = Math.Min(column, width - 1);
        int[] indices = [2, 5, 2, 0];
        var dy = Numbers.Random(indices.Length * width, 1);
        var table = new float[tableRows * width];
        Assert.Equal([true, true, true], Run(inPlace: false));
        // Two finite rows whose sum is not.
        dy[column] = dy[(2 * width) + column] = 3e38f;
        Assert.Equal([true, false, true], Run(inPlace: false));
        Assert.True(float.IsInfinity(table[(2 * width) + column]));
        Array.Clear(table);
        Assert.Equal([true, false, true], Run(inPlace: true));
        dy.AsSpan().Clear();
        // What was there before is seen where a row is touched.
        Assert.Equal([true, false, true], Run(inPlace: true));

        bool[] Run(bool inPlace) => [.. Enumerable.Range(0, parts).Select(part => inPlace
            ? ScatterAdd.RowsInPlace(indices, dy, table, indices.Length, tableRows, width, -1, part, parts)
            : ScatterAdd.Rows(indices, dy, table, indices.Length, tableRows, width, -1, part, parts))];
    }
}
