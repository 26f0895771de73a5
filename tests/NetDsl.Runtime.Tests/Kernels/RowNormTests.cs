using System;
using NetDsl.Kernels;
using Xunit;

namespace NetDsl.Runtime.Tests.Kernels;

public sealed class RowNormTests
{
    private const int Rows = 7, Samples = 3, Chunk = 3;
    private const float Epsilon = 1e-5f;

    public static TheoryData<int, int, bool> Cases()
    {
        var data = new TheoryData<int, int, bool>();
        foreach (var lanes in new[] { 16, 8, 4 })
            foreach (var width in new[] { 1, 3, 16, 21, 48, 61, 128 })
                foreach (var centered in new[] { true, false }) data.Add(lanes, width, centered);
        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Rows_are_normalised_with_and_without_weight_and_bias(int lanes, int width, bool centered)
    {
        var (x, weight, bias) = (Numbers.Random(Samples * width, 1), Numbers.Random(width, 2), Numbers.Random(width, 3));
        foreach (var (withWeight, withBias) in new[] { (false, false), (true, false), (true, true) })
        {
            var y = new float[x.Length];
            RowNorms.Forward(lanes, x, withWeight ? weight : default, withBias ? bias : default, y, 0, Samples, width, Epsilon, centered);
            for (var i = 0; i < y.Length; i++)
                Near((Normal(x, i, width, centered) * (withWeight ? weight[i % width] : 1)) + (withBias ? bias[i % width] : 0), y[i]);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_gradient_by_x_is_the_definition(int lanes, int width, bool centered)
    {
        var (x, weight, dy) = (Numbers.Random(Samples * width, 1), Numbers.Random(width, 2), Numbers.Random(Samples * width, 3));
        foreach (var weighted in new[] { false, true })
        {
            var dx = new float[x.Length];
            RowNorms.Backward(lanes, x, weighted ? weight : default, dy, dx, 0, Samples, width, Epsilon, centered);
            for (var i = 0; i < dx.Length; i++)
            {
                double mean = 0, slope = 0;
                for (var j = i / width * width; j < (i / width * width) + width; j++)
                {
                    var g = dy[j] * (weighted ? weight[j % width] : 1.0);
                    mean += centered ? g / width : 0;
                    slope += g * Normal(x, j, width, centered) / width;
                }

                var (_, inverse) = Statistics(x, i / width, width, centered);
                Near(((dy[i] * (weighted ? weight[i % width] : 1.0)) - mean - (Normal(x, i, width, centered) * slope)) * inverse, dx[i], inverse);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sums_over_chunks_of_rows_are_the_definition(int lanes, int width, bool centered)
    {
        const int chunks = (Rows + Chunk - 1) / Chunk;
        var (x, dy) = (Numbers.Random(Samples * Rows * width, 1), Numbers.Random(Samples * Rows * width, 2));
        foreach (var planes in new[] { 1, 2 })
        {
            var y = Numbers.Random(Samples * chunks * planes * width, 3);
            RowNorms.Sums(lanes, x, dy, y, 0, Samples, Rows, Chunk, planes, width, Epsilon, centered);
            for (var at = 0; at < Samples * chunks; at++)
            {
                for (var i = 0; i < width; i++)
                {
                    double product = 0, sum = 0;
                    for (var row = at % chunks * Chunk; row < Math.Min(Rows, (at % chunks * Chunk) + Chunk); row++)
                    {
                        var j = (((at / chunks * Rows) + row) * width) + i;
                        product += dy[j] * Normal(x, j, width, centered);
                        sum += dy[j];
                    }

                    Near(product, y[(at * planes * width) + i]);
                    if (planes > 1) Near(sum, y[(((at * planes) + 1) * width) + i]);
                }
            }
        }
    }

    [Fact]
    public void A_chunk_longer_than_what_is_held_at_a_time_is_summed_whole()
    {
        const int rows = 150, width = 20;
        var (x, dy) = (Numbers.Random(rows * width, 1), Numbers.Random(rows * width, 2));
        var y = new float[2 * width];
        RowNorms.Sums(x, dy, y, 0, 1, rows, rows, 2, width, Epsilon, true);
        for (var i = 0; i < width; i++)
        {
            double product = 0;
            for (var row = 0; row < rows; row++) product += dy[(row * width) + i] * Normal(x, (row * width) + i, width, true);
            Near(product, y[i], 10);
        }
    }

    [Fact]
    public void A_small_buffer_is_refused_with_its_numbers()
    {
        var problem = Assert.Throws<ArgumentException>(() => RowNorms.Forward(new float[11], default, default, new float[12], 0, 3, 4, Epsilon, true));
        Assert.Contains("3 rows of 4 need 12 values, but there are 11 and 12", problem.Message, StringComparison.Ordinal);
    }

    private static double Normal(float[] x, int i, int width, bool centered)
    {
        var (mean, inverse) = Statistics(x, i / width, width, centered);
        return (x[i] - mean) * inverse;
    }

    private static (double Mean, double Inverse) Statistics(float[] x, int row, int width, bool centered)
    {
        double mean = 0, square = 0;
        for (var i = 0; i < width && centered; i++) mean += x[(row * width) + i] / (double)width;
        for (var i = 0; i < width; i++) square += (x[(row * width) + i] - mean) * (x[(row * width) + i] - mean) / width;
        return (mean, 1 / Math.Sqrt(square + Epsilon));
    }

    private static void Near(double expected, float actual, double scale = 1) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-5 * (1 + Math.Abs(expected) + scale), $"{actual} instead of {expected}");
}
