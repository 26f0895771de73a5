using System;
using System.Text;

namespace NetDsl.Benchmarks.Comparison;

/// <summary>Numbers that every program makes for itself, to the bit: a hash of a name and an index. <c>compare/pytorch/fill.py</c> does the same.</summary>
internal static class Fill
{
    /// <summary>Uniform in [0, 1).</summary>
    public static float[] Floats(string name, int count)
    {
        var seed = 2166136261u;
        foreach (var letter in Encoding.UTF8.GetBytes(name)) seed = (seed ^ letter) * 16777619u;
        var values = new float[count];
        for (var i = 0; i < count; i++)
        {
            var x = (uint)i + seed;
            x = (x ^ (x >> 16)) * 0x7FEB352Du;
            x = (x ^ (x >> 15)) * 0x846CA68Bu;
            x ^= x >> 16;
            values[i] = (x >> 8) / 16777216f;
        }

        return values;
    }

    /// <summary>Like the image of a digit: four fifths of the values are 0, as in MNIST, the others in [0.8, 1).</summary>
    public static float[] Digit(string name, int count) => Array.ConvertAll(Floats(name, count), value => value < 0.8f ? 0 : value);

    /// <summary>Uniform in [0, <paramref name="below"/>).</summary>
    public static int[] Integers(string name, int below, int count) => Array.ConvertAll(Floats(name, count), value => (int)(value * below));

    /// <summary>Matrices and kernels uniform within 1 / √fan-in, biases 0, scales 1.</summary>
    public static void Parameter(Span<float> values, ParameterInfo parameter)
    {
        if (parameter.Shape.Count == 1)
        {
            values.Fill(parameter.Name.EndsWith("weight", StringComparison.Ordinal) ? 1 : 0);
            return;
        }

        var bound = (float)(1 / Math.Sqrt(parameter.Count / parameter.Shape[0]));
        var numbers = Floats(parameter.Name, parameter.Count);
        for (var i = 0; i < numbers.Length; i++) values[i] = ((numbers[i] * 2) - 1) * bound;
    }
}
