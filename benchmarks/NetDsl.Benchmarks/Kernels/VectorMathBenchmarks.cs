using System;
using System.Numerics;
using BenchmarkDotNet.Attributes;
using NetDsl.Kernels;

namespace NetDsl.Benchmarks.Kernels;

/// <summary>Element-wise functions over values in cache; a time is that of <see cref="Count"/> values.</summary>
public class VectorMathBenchmarks
{
    /// <summary>Values of a call.</summary>
    public const int Count = 4096;

    private readonly float[] x = new float[Count];
    private readonly float[] y = new float[Count];

    /// <summary>Values of an ordinary network.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        for (var i = 0; i < Count; i++) x[i] = (float)(0.01 + (random.NextDouble() * 6));
    }

    /// <summary>eˣ.</summary>
    [Benchmark(Baseline = true)]
    public void Exp()
    {
        for (var i = 0; i < Count; i += Vector<float>.Count) Lanes.Store(y, i, VectorMath.Exp(Lanes.Load(x, i)));
    }

    /// <summary>eˣ of the base library.</summary>
    [Benchmark]
    public void ExpOfBaseLibrary()
    {
        for (var i = 0; i < Count; i += Vector<float>.Count) Lanes.Store(y, i, Vector.Exp(Lanes.Load(x, i)));
    }

    /// <summary>ln x.</summary>
    [Benchmark]
    public void Log()
    {
        for (var i = 0; i < Count; i += Vector<float>.Count) Lanes.Store(y, i, VectorMath.Log(Lanes.Load(x, i)));
    }

    /// <summary>ln x of the base library.</summary>
    [Benchmark]
    public void LogOfBaseLibrary()
    {
        for (var i = 0; i < Count; i += Vector<float>.Count) Lanes.Store(y, i, Vector.Log(Lanes.Load(x, i)));
    }

    /// <summary>ln(1 + x).</summary>
    [Benchmark]
    public void Log1p()
    {
        for (var i = 0; i < Count; i += Vector<float>.Count) Lanes.Store(y, i, VectorMath.Log1p(Lanes.Load(x, i)));
    }

    /// <summary>The hyperbolic tangent.</summary>
    [Benchmark]
    public void Tanh()
    {
        for (var i = 0; i < Count; i += Vector<float>.Count) Lanes.Store(y, i, VectorMath.Tanh(Lanes.Load(x, i)));
    }

    /// <summary>The logistic function.</summary>
    [Benchmark]
    public void Sigmoid()
    {
        for (var i = 0; i < Count; i += Vector<float>.Count) Lanes.Store(y, i, VectorMath.Sigmoid(Lanes.Load(x, i)));
    }

    /// <summary>The error function.</summary>
    [Benchmark]
    public void Erf()
    {
        for (var i = 0; i < Count; i += Vector<float>.Count) Lanes.Store(y, i, VectorMath.Erf(Lanes.Load(x, i)));
    }

    /// <summary>The sine.</summary>
    [Benchmark]
    public void Sin()
    {
        for (var i = 0; i < Count; i += Vector<float>.Count) Lanes.Store(y, i, VectorMath.Sin(Lanes.Load(x, i)));
    }

    /// <summary>xˣ.</summary>
    [Benchmark]
    public void Pow()
    {
        for (var i = 0; i < Count; i += Vector<float>.Count) Lanes.Store(y, i, VectorMath.Pow(Lanes.Load(x, i), Lanes.Load(x, i)));
    }

    /// <summary>Uniform random numbers.</summary>
    [Benchmark]
    public void Uniform() => Randoms.Uniform(y, 0, 1, Count, 1, 1, 1);

    /// <summary>Logarithms of sums of ten exponentials.</summary>
    [Benchmark]
    public void LogSumExpOfTen() => LogSumExp.Rows(x, y, 0, Count / 10, 10, 1);
}
