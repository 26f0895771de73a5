using System;
using System.Linq;
using NetDsl.Data;
using Xunit;

namespace NetDsl.Tests.Data;

public class DataSetTests
{
    private static DataSet Small() => DataSet
        .Of("x", [0f, 1, 10, 11, 20, 21, 30, 31, 40, 41], 2)
        .With("label", [0, 1, 2, 3, 4]);

    [Fact]
    public void Columns_are_named_shaped_and_counted()
    {
        var data = Small();
        Assert.Equal(5, data.Count);
        Assert.Equal("5 samples of x: float[2]; label: int[]", data.ToString());
        Assert.Equal([2], data.Columns[0].Shape);
        Assert.Equal(1, data.Columns[1].Size);
        Assert.Equal(1, data.IndexOf("label"));
    }

    [Fact]
    public void Tables_give_a_sample_a_row()
    {
        var data = DataSet.Of("x", new float[,] { { 0, 1 }, { 2, 3 }, { 4, 5 } }).With("y", new[,] { { 1 }, { 0 }, { 1 } });
        Assert.Equal([0f, 1, 2, 3, 4, 5], data.Floats("x").ToArray());
        Assert.Equal([1], data.Columns[1].Shape);
    }

    [Theory]
    [InlineData(new[] { 0, 1, 2, 3, 4 })]
    [InlineData(new[] { 4, 3, 2, 1, 0 })]
    [InlineData(new[] { 2, 3, 4, 0, 1 })]
    [InlineData(new[] { 3, 3, 4, 4, 0 })]
    [InlineData(new int[0])]
    public void Rows_are_gathered_in_the_order_given(int[] rows)
    {
        var data = Small();
        var floats = new float[10];
        var integers = new int[5];
        data.CopyRows(0, rows, floats);
        data.CopyRows(1, rows, integers);
        Assert.Equal(rows.SelectMany(r => new[] { r * 10f, (r * 10f) + 1 }), floats.Take(rows.Length * 2));
        Assert.Equal(rows, integers.Take(rows.Length));
        Assert.Equal(rows, data.Subset(rows).Integers("label").ToArray());
    }

    [Fact]
    public void Gathering_rows_allocates_nothing()
    {
        var data = Small();
        int[] rows = [4, 0, 1, 2];
        var floats = new float[8];
        var integers = new int[4];
        data.CopyRows(0, rows, floats);
        data.CopyRows(1, rows, integers);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            data.CopyRows(0, rows, floats);
            data.CopyRows(1, rows, integers);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void A_row_outside_is_named(int row)
    {
        var problem = Assert.Throws<ArgumentOutOfRangeException>(() => Small().CopyRows(0, [3, row], new float[4]));
        Assert.Contains($"row {row} of 'x'", problem.Message);
    }

    [Fact]
    public void A_run_over_the_end_is_found()
    {
        var problem = Assert.Throws<ArgumentOutOfRangeException>(() => Small().CopyRows(1, [3, 4, 5, 6], new int[4]));
        Assert.Contains("row 5 of 'label', but the data set has rows 0 to 4", problem.Message);
    }

    [Fact]
    public void Wrong_kind_short_destination_and_unknown_name_are_said()
    {
        var data = Small();
        Assert.Contains("holds floats", Assert.Throws<InvalidOperationException>(() => data.CopyRows(0, [0], new int[2])).Message);
        Assert.Contains("holds integers", Assert.Throws<InvalidOperationException>(() => { _ = data.Floats("label"); }).Message);
        Assert.Contains("2 rows of 'x' are 4 values, but the destination holds 3", Assert.Throws<ArgumentException>(() => data.CopyRows(0, [0, 1], new float[3])).Message);
        Assert.Contains("x: float[2]; label: int[]", Assert.Throws<ArgumentException>(() => data.IndexOf("y")).Message);
    }

    [Fact]
    public void Values_must_divide_into_samples_and_columns_agree()
    {
        Assert.Contains("1 are left over", Assert.Throws<ArgumentException>(() => DataSet.Of("x", new float[7], 2)).Message);
        Assert.Contains("'y' has 4 rows, but 'x' has 5", Assert.Throws<ArgumentException>(() => DataSet.Of("x", new float[5]).With("y", new int[4])).Message);
        Assert.Contains("two columns are called 'x'", Assert.Throws<ArgumentException>(() => Small().With("x", new int[5])).Message);
        Assert.Contains("dimension of 0", Assert.Throws<ArgumentException>(() => DataSet.Of("x", new float[5], 5, 0)).Message);
    }

    [Fact]
    public void Slices_are_views_of_the_same_values()
    {
        var values = new float[] { 0, 1, 2, 3, 4, 5 };
        var data = DataSet.Of("x", values, 2);
        var slice = data[1..];
        values[2] = 99;
        Assert.Equal([99f, 3, 4, 5], slice.Floats(0).ToArray());
        Assert.Equal([4f, 5], slice.Skip(1).Take(7).Floats(0).ToArray());
        Assert.Equal(0, data.Skip(9).Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Slice(2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Take(-1));
    }

    [Fact]
    public void Concat_selects_and_renames()
    {
        var data = Small();
        var twice = data.Take(1).Concat(data.Skip(3));
        Assert.Equal([0, 3, 4], twice.Integers("label").ToArray());
        Assert.Equal(["label", "x"], data.Select("label", "x").Columns.Select(c => c.Name));
        Assert.Equal([0, 1, 2, 3, 4], data.Rename("label", "class").Integers("class").ToArray());
        Assert.Contains("the columns differ", Assert.Throws<ArgumentException>(() => data.Concat(data.Select("x"))).Message);
        Assert.Throws<ArgumentException>(() => data.Rename("label", "x"));
    }
}
