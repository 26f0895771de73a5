using System;

namespace NetDsl.Runtime.Tests.Kernels;

/// <summary>Inputs and distances of the kernel tests.</summary>
internal static class Numbers
{
    public static float[] Random(int count, int seed)
    {
        var random = new Random(seed);
        var values = new float[count];
        for (var i = 0; i < count; i++) values[i] = (float)((2 * random.NextDouble()) - 1);
        return values;
    }

    /// <summary>How many units in the last place of <paramref name="expected"/> lie between it and <paramref name="actual"/>.</summary>
    public static double Ulps(float actual, double expected)
    {
        var nearest = (float)expected;
        if (float.IsNaN(nearest)) return float.IsNaN(actual) ? 0 : double.PositiveInfinity;
        if (float.IsInfinity(nearest)) return actual == nearest ? 0 : float.IsNaN(actual) || MathF.Abs(actual) < float.MaxValue ? double.PositiveInfinity : 1;
        var size = Math.Max(Math.Abs(nearest), 1.17549435e-38f);
        return Math.Abs(actual - expected) / (double)(MathF.BitIncrement(size) - size);
    }

    /// <summary>Floats over all exponents and both signs, zeros, infinities and NaN.</summary>
    public static float[] Sweep(int stride)
    {
        var values = new float[(int)((1L << 32) / stride) + 16];
        var i = 0;
        for (long bits = 0; bits < 1L << 32; bits += stride) values[i++] = BitConverter.UInt32BitsToSingle((uint)bits);
        foreach (var special in new[] { 0f, -0f, float.PositiveInfinity, float.NegativeInfinity, float.NaN, float.Epsilon, float.MaxValue, -1f }) values[i++] = special;
        return values[..i];
    }
}
