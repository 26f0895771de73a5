using System;
using NetDsl.Kernels;
using Xunit;

namespace NetDsl.Runtime.Tests.Kernels;

public sealed class LogSumExpTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(7, 10, 1)]
    [InlineData(19, 3, 1)]
    [InlineData(4, 64, 1)]
    [InlineData(4, 65, 1)]
    [InlineData(3, 1000, 1)]
    [InlineData(5, 10, 3)]
    [InlineData(3, 130, 5)]
    [InlineData(4, 6, 8)]
    [InlineData(4, 6, 21)]
    [InlineData(2, 100, 37)]
    public void It_is_the_logarithm_of_the_sum_for_every_split(int rows, int reduced, int inner)
    {
        var x = Numbers.Random(rows * reduced * inner, 3);
        for (var i = 0; i < x.Length; i++) x[i] = (x[i] * 20) + (i % 3 == 0 ? 500 : -500);
        var (whole, split) = (new float[rows * inner], new float[rows * inner]);
        LogSumExp.Rows(x, whole, 0, rows, reduced, inner);
        for (var r = 0; r < rows; r++) LogSumExp.Rows(x, split, r, r + 1, reduced, inner);
        Assert.Equal(whole, split);
        for (var r = 0; r < rows; r++)
            for (var i = 0; i < inner; i++)
            {
                var largest = double.NegativeInfinity;
                for (var j = 0; j < reduced; j++) largest = Math.Max(largest, x[(((r * reduced) + j) * inner) + i]);
                double sum = 0;
                for (var j = 0; j < reduced; j++) sum += Math.Exp(x[(((r * reduced) + j) * inner) + i] - largest);
                var expected = largest + Math.Log(sum);
                Assert.True(Math.Abs(whole[(r * inner) + i] - expected) <= 2e-7 * Math.Max(1, Math.Abs(expected)));
            }
    }

    [Theory]
    [InlineData(10, 1)]
    [InlineData(100, 1)]
    [InlineData(10, 20)]
    public void Infinities_and_nan_have_their_values(int reduced, int inner)
    {
        var x = new float[4 * reduced * inner];
        Array.Fill(x, float.NegativeInfinity);
        for (var i = 0; i < inner; i++)
        {
            x[(((1 * reduced) + 2) * inner) + i] = 5;
            x[(((2 * reduced) + 1) * inner) + i] = float.PositiveInfinity;
            x[(((3 * reduced) + 9) * inner) + i] = float.NaN;
        }

        var y = new float[4 * inner];
        LogSumExp.Rows(x, y, 0, 4, reduced, inner);
        for (var i = 0; i < inner; i++)
        {
            Assert.Equal(float.NegativeInfinity, y[i]);
            Assert.Equal(5f, y[inner + i]);
            Assert.Equal(float.PositiveInfinity, y[(2 * inner) + i]);
            Assert.Equal(float.NaN, y[(3 * inner) + i]);
        }
    }
}
