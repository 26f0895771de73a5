using System;
using System.Collections.Generic;
using System.Numerics;

namespace NetDsl;

/// <summary>Fills parameters before training, by the definitions that PyTorch uses.</summary>
public static class Initializers
{
    /// <summary>
    /// Fills every parameter as it prescribes; padding between them stays 0. Each parameter has random numbers of its own,
    /// drawn from the seed and its name: adding a layer does not change the others.
    /// </summary>
    /// <exception cref="ArgumentException">A parameter's shape or fan in does not fit how it is to be filled.</exception>
    public static void Fill(Span<float> block, IReadOnlyList<ParameterInfo> parameters, int seed)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        block.Clear();
        foreach (var parameter in parameters)
            Fill(block.Slice(parameter.Offset, parameter.Count), parameter, new RandomSource(seed, RandomSource.Stream(parameter.Name)));
    }

    private static void Fill(Span<float> values, ParameterInfo p, RandomSource random)
    {
        switch (p.Init)
        {
            case Init.Default or Init.FanInUniform: Uniform(values, p.Gain / Math.Sqrt(FanIn(p)), random); break;
            case Init.HeUniform: Uniform(values, p.Gain * Math.Sqrt(6.0 / FanIn(p)), random); break;
            case Init.HeNormal: Normal(values, p.Gain * Math.Sqrt(2.0 / FanIn(p)), random); break;
            case Init.XavierUniform: Uniform(values, p.Gain * Math.Sqrt(6.0 / FanSum(p)), random); break;
            case Init.XavierNormal: Normal(values, p.Gain * Math.Sqrt(2.0 / FanSum(p)), random); break;
            case Init.LeCunUniform: Uniform(values, p.Gain * Math.Sqrt(3.0 / FanIn(p)), random); break;
            case Init.LeCunNormal: Normal(values, p.Gain * Math.Sqrt(1.0 / FanIn(p)), random); break;
            case Init.Normal: Normal(values, p.Gain, random); break;
            case Init.Orthogonal: Orthogonal(values, p, random); break;
            case Init.Constant: values.Fill(p.Gain); break;
            case Init.Zeros: values.Clear(); break;
            case Init.Ones: values.Fill(1); break;
            default: throw new ArgumentException($"'{p.Name}' is to be filled by Init {(int)p.Init}, which does not exist", nameof(p));
        }
    }

    private static int FanIn(ParameterInfo p) => p.FanIn > 0
        ? p.FanIn
        : throw new ArgumentException($"'{p.Name}' has a fan in of {p.FanIn}: {p.Init} needs at least 1", nameof(p));

    private static int FanSum(ParameterInfo p) => FanIn(p) + p.FanOut;

    private static void Uniform(Span<float> values, double bound, RandomSource random)
    {
        foreach (ref var value in values) value = (float)(((2 * random.NextDouble()) - 1) * bound);
    }

    private static void Normal(Span<float> values, double deviation, RandomSource random)
    {
        foreach (ref var value in values) value = (float)(random.NextNormal() * deviation);
    }

    /// <summary>
    /// A matrix of normal numbers, made orthonormal row by row (Gram-Schmidt, each row twice: the Q of a QR decomposition whose R has a
    /// positive diagonal, which makes every orthogonal matrix equally likely). A convolution's weight counts as [out, in · kernel].
    /// </summary>
    private static void Orthogonal(Span<float> values, ParameterInfo p, RandomSource random)
    {
        if (p.Shape.Count < 2) throw new ArgumentException($"'{p.Name}' has {p.Shape.Count} dimension: Orthogonal needs at least 2", nameof(p));
        var rows = p.Shape[0];
        var columns = values.Length / rows;
        var count = Math.Min(rows, columns);
        var length = Math.Max(rows, columns);
        var vectors = new double[count][];
        for (var i = 0; i < count; i++)
        {
            var vector = vectors[i] = new double[length];
            foreach (ref var value in vector.AsSpan()) value = random.NextNormal();
            for (var pass = 0; pass < 2; pass++)
                for (var j = 0; j < i; j++) Add(vector, vectors[j], -Dot(vector, vectors[j]));
            var factor = 1 / Math.Sqrt(Dot(vector, vector));
            foreach (ref var value in vector.AsSpan()) value *= factor;
        }

        for (var r = 0; r < rows; r++)
            for (var c = 0; c < columns; c++)
                values[(r * columns) + c] = (float)(p.Gain * (rows <= columns ? vectors[r][c] : vectors[c][r]));
    }

    // Four fixed lanes: the same bits on every machine, whatever the width of its vectors.
    private static double Dot(double[] x, double[] y)
    {
        double a = 0, b = 0, c = 0, d = 0;
        var i = 0;
        for (; i <= x.Length - 4; i += 4)
        {
            a += x[i] * y[i];
            b += x[i + 1] * y[i + 1];
            c += x[i + 2] * y[i + 2];
            d += x[i + 3] * y[i + 3];
        }

        for (; i < x.Length; i++) a += x[i] * y[i];
        return a + b + (c + d);
    }

    private static void Add(double[] target, double[] vector, double factor)
    {
        var i = 0;
        for (; i <= target.Length - Vector<double>.Count; i += Vector<double>.Count)
            (new Vector<double>(target, i) + (factor * new Vector<double>(vector, i))).CopyTo(target, i);
        for (; i < target.Length; i++) target[i] += factor * vector[i];
    }
}
