using System;

namespace NetDsl.Kernels;

/// <summary>Constant tables of emitted programs that would be long as text.</summary>
public static class Tables
{
    /// <summary>0, 1, 2, …</summary>
    public static float[] Range(int length)
    {
        var table = new float[length];
        for (var i = 0; i < length; i++) table[i] = i;
        return table;
    }

    /// <summary>The same number everywhere.</summary>
    public static float[] Uniform(int length, float value)
    {
        var table = new float[length];
        Array.Fill(table, value);
        return table;
    }

    /// <summary>
    /// The positions of Vaswani et al. 2017, row-major [length, width]: at position p, column 2i is sin(p / base^(2i/width)) and
    /// column 2i + 1 the cosine of the same angle.
    /// </summary>
    public static float[] Sinusoids(int length, int width, float @base)
    {
        var table = new float[length * width];
        for (var position = 0; position < length; position++)
            for (var column = 0; column < width; column++)
            {
                var angle = position / Math.Pow(@base, column / 2 * 2 / (double)width);
                table[(position * width) + column] = (float)(column % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle));
            }

        return table;
    }
}
