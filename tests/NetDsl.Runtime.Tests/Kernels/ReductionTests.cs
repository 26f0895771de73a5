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
}
