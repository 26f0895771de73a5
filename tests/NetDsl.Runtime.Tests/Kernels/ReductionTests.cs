using System;
using NetDsl.Kernels;
using Xunit;

namespace NetDsl.Runtime.Tests.Kernels;

public sealed class ReductionTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(784, 6)]
    [InlineData(1024, 16)]
    [InlineData(77, 33)]
    [InlineData(3, 300)]
    [InlineData(9, 1500)]
    public void Sums_over_the_middle_axis_are_sums(int reduced, int inner)
    {
        const int Rows = 3;
        var x = Numbers.Random(Rows * reduced * inner, 1);
        var y = new float[Rows * inner];
        Reductions.Sum(x, y, 0, 2, reduced, inner);
        Reductions.Sum(x, y, 2, Rows, reduced, inner);
        for (var at = 0; at < y.Length; at++)
        {
            var want = 0.0;
            for (var r = 0; r < reduced; r++) want += x[(((at / inner * reduced) + r) * inner) + (at % inner)];
            Assert.True(Math.Abs(want - y[at]) <= 1e-5 * Math.Max(10, Math.Abs(want)), $"[{at}] is {y[at]:R}, expected {want:R}");
        }
    }

    [Theory]
    [InlineData(16)]
    [InlineData(8)]
    [InlineData(4)]
    public void Columns_are_summed_in_the_order_of_the_rows_at_every_width(int lanes)
    {
        const int rows = 11, width = 203;
        var x = Numbers.Random(rows * width, 1);
        var want = new float[width];
        for (var i = 0; i < x.Length; i++) want[i % width] += x[i];
        foreach (var (from, to) in new[] { (0, width), (0, 101), (5, 150), (198, 203), (7, 7) })
        {
            var y = new float[width];
            Reductions.SumColumns(lanes, x, y, rows, width, from, to);
            Assert.Equal(want[from..to], y[from..to]);
            Assert.Equal(-1, y.AsSpan(0, from).IndexOfAnyExcept(0f));
            Assert.Equal(-1, y.AsSpan(to).IndexOfAnyExcept(0f));
        }
    }
}
