using System;
using NetDsl.Data;

namespace NetDsl.EndToEnd.Tests;

/// <summary>Made-up samples: each class a picture of its own, with noise.</summary>
internal static class Data
{
    public static (float[] X, int[] Labels) Classes(int samples, int size, int classes, int seed = 3)
    {
        var random = new Random(seed);
        var pictures = new Random(11);
        var means = new float[classes * size];
        for (var i = 0; i < means.Length; i++) means[i] = pictures.NextSingle();
        var x = new float[samples * size];
        var labels = new int[samples];
        for (var sample = 0; sample < samples; sample++)
        {
            labels[sample] = random.Next(classes);
            for (var i = 0; i < size; i++)
                x[(sample * size) + i] = means[(labels[sample] * size) + i] + (0.6f * (random.NextSingle() - 0.5f));
        }

        return (x, labels);
    }

    public static DataSet Pictures(int samples, int seed = 3)
    {
        var (x, labels) = Classes(samples, 64, 10, seed);
        return DataSet.Of("image", x, 1, 8, 8).With("label", labels);
    }
}
