using System;
using NetDsl.Data;

namespace NetDsl.Runtime.Tests.Training;

/// <summary>Small data sets that are the same on every run.</summary>
internal static class Samples
{
    /// <summary>y = 2 x₀ − x₁ + ½ x₂ + 1, with noise.</summary>
    public static DataSet Line(int count, int seed = 1, double noise = 0.05)
    {
        var random = new RandomSource(seed);
        var x = new float[count * 3];
        var y = new float[count];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < 3; j++) x[(3 * i) + j] = (float)random.NextNormal();
            y[i] = (2 * x[3 * i]) - x[(3 * i) + 1] + (0.5f * x[(3 * i) + 2]) + 1 + (float)(noise * random.NextNormal());
        }

        return DataSet.Of("x", x, 3).With("target", y, 1);
    }

    /// <summary>Three clouds around the corners of a triangle, in turn.</summary>
    public static DataSet Clouds(int count, int seed = 1)
    {
        var random = new RandomSource(seed);
        var x = new float[count * 2];
        var labels = new int[count];
        for (var i = 0; i < count; i++)
        {
            labels[i] = i % 3;
            x[2 * i] = (float)((2 * Math.Cos(2 * Math.PI * labels[i] / 3)) + (0.5 * random.NextNormal()));
            x[(2 * i) + 1] = (float)((2 * Math.Sin(2 * Math.PI * labels[i] / 3)) + (0.5 * random.NextNormal()));
        }

        return DataSet.Of("x", x, 2).With("label", labels);
    }
}
