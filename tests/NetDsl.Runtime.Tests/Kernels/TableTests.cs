using System;
using NetDsl.Kernels;
using Xunit;

namespace NetDsl.Runtime.Tests.Kernels;

public sealed class TableTests
{
    [Fact]
    public void Gather_copies_the_rows_named()
    {
        float[] table = [0, 1, 10, 11, 20, 21];
        var y = new float[8];
        Gather.Rows(table, [2, 0, 1, 1], y, 0, 2, 2, 2);
        Assert.Equal([20, 21, 0, 1, 10, 11, 10, 11], y);
        Array.Clear(y);
        Gather.Rows(table, [2, 0, 1, 1], y, 1, 2, 2, 2);
        Assert.Equal([0, 0, 0, 0, 10, 11, 10, 11], y);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void An_index_outside_the_table_is_named(int index)
    {
        var problem = Assert.Throws<ArgumentOutOfRangeException>(() => Gather.Rows(new float[6], [0, 0, 0, index], new float[8], 0, 2, 2, 2));
        Assert.Contains($"index {index} at row 1, position 1: the table has rows 0 to 2", problem.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => ScatterAdd.Rows([index], new float[2], new float[6], 1, 3, 2, -1, 0, 1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void ScatterAdd_is_the_adjoint_of_gather_for_every_split(int parts)
    {
        const int tableRows = 13, width = 11, count = 100, skip = 4;
        var random = new Random(1);
        var indices = new int[count];
        for (var i = 0; i < count; i++) indices[i] = random.Next(tableRows);
        var dy = Numbers.Random(count * width, 2);
        var expected = new float[tableRows * width];
        for (var t = 0; t < count; t++)
            for (var c = 0; c < width && indices[t] != skip; c++) expected[(indices[t] * width) + c] += dy[(t * width) + c];
        var actual = Numbers.Random(tableRows * width, 3);
        for (var part = 0; part < parts; part++) ScatterAdd.Rows(indices, dy, actual, count, tableRows, width, skip, part, parts);
        Assert.Equal(expected, actual);
    }
}
