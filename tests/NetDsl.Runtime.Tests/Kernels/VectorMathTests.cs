using System;
using System.Collections.Generic;
using System.Numerics;
using NetDsl.Kernels;
using Xunit;

namespace NetDsl.Runtime.Tests.Kernels;

public sealed class VectorMathTests
{
    private static readonly Dictionary<string, (Func<Vector<float>, Vector<float>> Actual, Func<double, double> Expected, double Ulps)> Functions = new()
    {
        ["Exp"] = (VectorMath.Exp, Math.Exp, 2),
        ["Log"] = (VectorMath.Log, Math.Log, 2),
        ["Log1p"] = (VectorMath.Log1p, Log1p, 4),
        ["Tanh"] = (VectorMath.Tanh, Math.Tanh, 3),
        ["Sigmoid"] = (VectorMath.Sigmoid, x => x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x)), 4),
        ["Erf"] = (VectorMath.Erf, Erf, 3),
        ["NormalCdf"] = (VectorMath.NormalCdf, NormalCdf, 4),
        ["NormalDensity"] = (VectorMath.NormalDensity, x => Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI), 3),
        ["Sqrt"] = (VectorMath.Sqrt, Math.Sqrt, 0.51),
        ["Sin"] = (VectorMath.Sin, Math.Sin, 2),
        ["Cos"] = (VectorMath.Cos, Math.Cos, 2),
        ["Floor"] = (VectorMath.Floor, Math.Floor, 0),
        ["Ceiling"] = (VectorMath.Ceiling, Math.Ceiling, 0),
        ["Round"] = (VectorMath.Round, Math.Round, 0),
        ["Truncate"] = (VectorMath.Truncate, Math.Truncate, 0),
        ["Sign"] = (VectorMath.Sign, x => double.IsNaN(x) ? x : Math.Sign(x), 0),
    };

    public static TheoryData<string> Names() => new(Functions.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_function_keeps_its_bound_over_all_floats(string name)
    {
        var (actual, expected, bound) = Functions[name];
        var values = Numbers.Sweep(4099);
        var (worst, at) = (0.0, 0f);
        for (var i = 0; i + Vector<float>.Count <= values.Length; i += Vector<float>.Count)
        {
            var y = actual(new Vector<float>(values, i));
            for (var lane = 0; lane < Vector<float>.Count; lane++)
            {
                var ulps = Numbers.Ulps(y[lane], expected(values[i + lane]));
                if (ulps > worst) (worst, at) = (ulps, values[i + lane]);
            }
        }

        Assert.True(worst <= bound, $"{name}({at:R}) is {worst:F2} ulp away; the bound is {bound}");
    }

    [Theory]
    [InlineData(0f, float.NegativeInfinity)]
    [InlineData(-1f, float.NaN)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(float.NaN, float.NaN)]
    [InlineData(float.Epsilon, -103.27893f)]
    public void Log_at_the_edges(float x, float expected)
    {
        Assert.Equal(expected, VectorMath.Log(x));
        if (x == 0) Assert.Equal(expected, VectorMath.Log(-x));
    }

    [Fact]
    public void Exp_at_the_edges()
    {
        Assert.Equal(float.PositiveInfinity, VectorMath.Exp(float.PositiveInfinity));
        Assert.Equal(0f, VectorMath.Exp(float.NegativeInfinity));
        Assert.Equal(1f, VectorMath.Exp(0f));
        Assert.Equal(float.NaN, VectorMath.Exp(float.NaN));
        Assert.Equal(float.Epsilon, VectorMath.Exp(-103.27893f));
        Assert.Equal(MathF.Exp(88.72283f), VectorMath.Exp(88.72283f));
    }

    [Fact]
    public void The_sign_of_zero_survives_odd_functions()
    {
        foreach (var f in new Func<Vector<float>, Vector<float>>[] { VectorMath.Tanh, VectorMath.Erf, VectorMath.Log1p, VectorMath.Sin, VectorMath.Sign })
            Assert.True(float.IsNegative(f(new Vector<float>(-0f))[0]));
    }

    [Fact]
    public void Pow_keeps_its_bound_and_takes_whole_exponents_of_negative_bases()
    {
        float[] special = [0f, -0f, 1f, -1f, 2f, -2f, 0.5f, -0.5f, 3f, -3f, 1e-40f, 1e38f, -1e38f, 16777217f, float.PositiveInfinity, float.NegativeInfinity, float.NaN];
        foreach (var x in special)
            foreach (var y in special)
            {
                var (expected, actual) = (Math.Pow(x, y), VectorMath.Pow(x, y));
                Assert.True(Numbers.Ulps(actual, expected) <= 1 && (actual != 0 || float.IsNegative(actual) == double.IsNegative(expected)), $"{x}^{y} = {actual} instead of {expected}");
            }

        var random = new Random(5);
        for (var i = 0; i < 200_000; i++)
        {
            var x = (float)Math.Exp((random.NextDouble() * 40) - 20);
            var y = (float)((random.NextDouble() * 8) - 4);
            if (i % 3 == 0) (x, y) = (-x, MathF.Round(y));
            Assert.True(Numbers.Ulps(VectorMath.Pow(x, y), Math.Pow(x, y)) <= 1, $"{x}^{y}");
        }
    }

    [Fact]
    public void Gelu_keeps_four_ulp_wherever_its_factors_are_normal()
    {
        foreach (var x in Numbers.Sweep(499))
        {
            if (!float.IsFinite(x)) continue;
            var (actual, expected) = (x * VectorMath.NormalCdf(x), x * NormalCdf(x));
            if (NormalCdf(x) >= 1.17549435e-38) Assert.True(Numbers.Ulps(actual, expected) <= 4, $"gelu({x:R}) is {Numbers.Ulps(actual, expected):F2} ulp away");
            else Assert.True(Math.Abs(actual - expected) < 3e-44, $"gelu({x:R}) is {actual - expected} away");
        }
    }

    /// <summary>By u − 1 as it was rounded. (W. Kahan)</summary>
    private static double Log1p(double x)
    {
        var u = 1 + x;
        return u == 1 || double.IsPositiveInfinity(x) ? x : Math.Log(u) * x / (u - 1);
    }

    /// <summary>Far below 0 by the continued fraction of erfc, which keeps all digits.</summary>
    private static double NormalCdf(double x)
    {
        var t = -x / Math.Sqrt(2);
        if (t < 3) return 0.5 * (1 - Erf(t));
        if (double.IsInfinity(t)) return 0;
        var f = t;
        for (var n = 60; n > 0; n--) f = t + (n / 2.0 / f);
        return 0.5 * Math.Exp(-t * t) / (f * Math.Sqrt(Math.PI));
    }

    /// <summary>The Maclaurin series, and beyond 3 the continued fraction of erfc.</summary>
    private static double Erf(double x)
    {
        var t = Math.Abs(x);
        if (double.IsNaN(x)) return x;
        if (t > 6) return Math.Sign(x);
        if (t < 3)
        {
            double term = x, sum = x;
            for (var n = 1; n < 80; n++)
            {
                term *= -x * x / n;
                sum += term / ((2 * n) + 1);
            }

            return sum * 2 / Math.Sqrt(Math.PI);
        }

        var f = t;
        for (var n = 60; n > 0; n--) f = t + (n / 2.0 / f);
        return Math.Sign(x) * (1 - (Math.Exp(-t * t) / (f * Math.Sqrt(Math.PI))));
    }
}
