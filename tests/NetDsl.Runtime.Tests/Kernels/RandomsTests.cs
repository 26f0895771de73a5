using System;
using NetDsl.Kernels;
using Xunit;

namespace NetDsl.Runtime.Tests.Kernels;

public sealed class RandomsTests
{
    private const int Count = 1 << 20;

    [Fact]
    public void Every_split_gives_the_same_numbers()
    {
        const int rows = 13, size = 37;
        var (whole, split) = (new float[rows * size], new float[rows * size]);
        Randoms.Uniform(whole, 0, rows, size, 5, 7, 2);
        for (var r = 0; r < rows; r++) Randoms.Uniform(split, r, r + 1, size, 5, 7, 2);
        Assert.Equal(whole, split);
        Array.Clear(split);
        Randoms.Uniform(split, 3, 5, size, 5, 7, 2);
        Assert.All(split[..(3 * size)], u => Assert.Equal(0f, u));
        Assert.All(split[(5 * size)..], u => Assert.Equal(0f, u));
    }

    [Fact]
    public void Moments_and_cells_are_uniform()
    {
        var u = Draw(1, 1, 1);
        double mean = 0, square = 0;
        var cells = new int[256];
        foreach (var value in u)
        {
            Assert.InRange(value, 0f, 0.99999994f);
            mean += value;
            square += (value - 0.5) * (value - 0.5);
            cells[(int)(value * 256)]++;
        }

        // Five standard errors each.
        Assert.InRange(mean / Count, 0.5 - (5 * 0.2887 / Math.Sqrt(Count)), 0.5 + (5 * 0.2887 / Math.Sqrt(Count)));
        Assert.InRange(square / Count, (1 / 12.0) - (5 * 0.0745 / Math.Sqrt(Count)), (1 / 12.0) + (5 * 0.0745 / Math.Sqrt(Count)));
        double chi = 0;
        foreach (var cell in cells) chi += Math.Pow(cell - (Count / 256.0), 2) / (Count / 256.0);
        Assert.InRange(chi, 255 - (5 * Math.Sqrt(510)), 255 + (5 * Math.Sqrt(510)));
    }

    [Theory]
    [InlineData(1UL, 1L, 1, 2UL, 1L, 1)]
    [InlineData(1UL, 1L, 1, 1UL, 2L, 1)]
    [InlineData(1UL, 1L, 1, 1UL, 1L, 2)]
    [InlineData(1UL, 2L, 1, 1UL, 1L, 2)]
    [InlineData(0UL, 0L, 0, 0UL, 0L, 1)]
    public void Seeds_steps_and_streams_are_not_correlated(ulong seedA, long stepA, int streamA, ulong seedB, long stepB, int streamB)
    {
        var (a, b) = (Draw(seedA, stepA, streamA), Draw(seedB, stepB, streamB));
        for (var lag = 0; lag < 4; lag++) Assert.InRange(Correlation(a, b, lag), -5 / Math.Sqrt(Count), 5 / Math.Sqrt(Count));
    }

    [Fact]
    public void Neighbours_are_not_correlated()
    {
        var u = Draw(42, 0, 0);
        foreach (var lag in new[] { 1, 2, 3, 8, 16, 64, 256, 1024, 4096 }) Assert.InRange(Correlation(u, u, lag), -5 / Math.Sqrt(Count), 5 / Math.Sqrt(Count));
    }

    private static float[] Draw(ulong seed, long step, int stream)
    {
        var u = new float[Count];
        Randoms.Uniform(u, 0, 1, Count, seed, step, stream);
        return u;
    }

    private static double Correlation(float[] a, float[] b, int lag)
    {
        double sum = 0;
        for (var i = 0; i + lag < Count; i++) sum += (a[i] - 0.5) * (b[i + lag] - 0.5);
        return sum * 12 / (Count - lag);
    }
}
