using System;
using System.Linq;
using NetDsl.Kernels;
using Xunit;

namespace NetDsl.Runtime.Tests.Kernels;

public sealed class PoolingTests
{
    private const int Samples = 3;

    public static TheoryData<PoolGeometry> Geometries() =>
    [
        new(4, 6, 16, 2, 3, 2, 2, 2, 2),
        new(6, 8, 6, 3, 4, 2, 2, 2, 2),
        new(4, 9, 3, 2, 3, 2, 3, 2, 3),
        new(5, 7, 3, 2, 3, 2, 2, 2, 2),
        new(7, 6, 17, 4, 3, 3, 3, 2, 2, Top: 1, Left: 1),
        new(6, 6, 1, 3, 4, 2, 3, 2, 1, DilationHeight: 2, Top: 1),
        new(1, 9, 8, 1, 5, KernelWidth: 3, StrideWidth: 2, Left: 1),
        new(5, 5, 33, 3, 3, 3, 3, 2, 2),
    ];

    [Theory]
    [MemberData(nameof(Geometries))]
    public void Maxima_sums_and_their_gradients_follow_the_windows(PoolGeometry g)
    {
        int inSize = g.Height * g.Width * g.Channels, outSize = g.OutHeight * g.OutWidth * g.Channels;
        var x = Numbers.Random(Samples * inSize, 1);
        var dy = Numbers.Random(Samples * outSize, 2);
        float[] largest = new float[dy.Length], sum = new float[dy.Length], toLargest = Numbers.Random(x.Length, 3), toAll = Numbers.Random(x.Length, 4);
        float[] wantLargest = new float[dy.Length], wantSum = new float[dy.Length], wantToLargest = new float[x.Length], wantToAll = new float[x.Length];
        for (var i = outSize; i < dy.Length; i++)
        {
            var elements = Elements(g, i).ToArray();
            var winner = elements.MaxBy(element => x[element]);
            wantLargest[i] = x[winner];
            wantToLargest[winner] += dy[i];
            foreach (var element in elements)
            {
                wantSum[i] += x[element];
                wantToAll[element] += dy[i];
            }
        }

        Pooling.Max(x, largest, 1, Samples, g);
        Pooling.Sum(x, sum, 1, Samples, g);
        Pooling.MaxGradient(x, largest, dy, toLargest, 1, Samples, g);
        Pooling.SumGradient(dy, toAll, 1, Samples, g);
        Assert.Equal(wantLargest, largest);
        Assert.Equal(wantSum, sum, (a, b) => MathF.Abs(a - b) < 1e-5f);
        Assert.Equal(wantToLargest[inSize..], toLargest[inSize..], (a, b) => MathF.Abs(a - b) < 1e-5f);
        Assert.Equal(wantToAll[inSize..], toAll[inSize..], (a, b) => MathF.Abs(a - b) < 1e-5f);
        Assert.Equal(Numbers.Random(x.Length, 3)[..inSize], toLargest[..inSize]);
    }

    [Fact]
    public void The_first_of_equal_elements_has_the_slope_and_nan_wins()
    {
        var geometry = new PoolGeometry(2, 4, 1, 1, 2, 2, 2, 2, 2);
        float[] x = [5, 5, 1, float.NaN, 5, 5, 2, 3], y = new float[2], dx = new float[8];
        Pooling.Max(x, y, 0, 1, geometry);
        Pooling.MaxGradient([1, 2, 0, 0, 3, 2, 0, 0], [3, 0], [7, 8], dx, 0, 1, geometry);
        Assert.Equal([5, float.NaN], y);
        Assert.Equal([0, 0, 8, 0, 7, 0, 0, 0], dx);
    }

    [Fact]
    public void Buffers_that_are_too_small_are_refused()
    {
        var geometry = new PoolGeometry(4, 4, 8, 2, 2, 2, 2, 2, 2);
        float[] x = new float[128], y = new float[32];
        Assert.Contains("128", Assert.Throws<ArgumentException>(() => Pooling.Max(x.AsSpan(1), y, 0, 1, geometry)).Message, StringComparison.Ordinal);
        Assert.Contains("32", Assert.Throws<ArgumentException>(() => Pooling.SumGradient(y.AsSpan(1), x, 0, 1, geometry)).Message, StringComparison.Ordinal);
        Assert.Contains("outside", Assert.Throws<ArgumentException>(() => Pooling.Max(x, y, 0, 1, geometry with { Top = 9 })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(19)]
    public void Bands_are_weighted_sums_of_neighbours(int inner)
    {
        const int rows = 2, inputs = 5, outputs = 3, taps = 3;
        var x = Numbers.Random(rows * inputs * inner, 1);
        float[] weights = [0.5f, 0.25f, 0.25f, 1, 0, 0, 0.5f, 0.5f, 0], starts = [0, 4, 3], y = new float[rows * outputs * inner];
        Bands.Rows(x, weights, starts, y, 0, rows, inputs, outputs, taps, inner);
        for (var i = 0; i < y.Length; i++)
        {
            int row = i / inner / outputs, output = i / inner % outputs;
            var want = 0f;
            for (var t = 0; t < taps && starts[output] + t < inputs; t++) want += weights[(output * taps) + t] * x[(((row * inputs) + (int)starts[output] + t) * inner) + (i % inner)];
            Assert.Equal(want, y[i], 6);
        }

        Assert.Throws<ArgumentException>(() => Bands.Rows(x, weights, starts, y.AsSpan(1), 0, rows, inputs, outputs, taps, inner));
    }

    private static System.Collections.Generic.IEnumerable<int> Elements(PoolGeometry g, int result)
    {
        int channel = result % g.Channels, column = result / g.Channels % g.OutWidth, row = result / g.Channels / g.OutWidth % g.OutHeight, sample = result / g.Channels / g.OutWidth / g.OutHeight;
        for (var i = 0; i < g.KernelHeight; i++)
            for (var j = 0; j < g.KernelWidth; j++)
            {
                int y = (row * g.StrideHeight) - g.Top + (i * g.DilationHeight), x = (column * g.StrideWidth) - g.Left + (j * g.DilationWidth);
                if (y >= 0 && y < g.Height && x >= 0 && x < g.Width) yield return (((((sample * g.Height) + y) * g.Width) + x) * g.Channels) + channel;
            }
    }
}
