using System;
using System.Linq;
using System.Numerics;
using NetDsl.Kernels;
using Xunit;

namespace NetDsl.Runtime.Tests.Kernels;

public sealed class PackedMatMulTests
{
    private static readonly (int N, int K)[] Shapes =
    [
        (1, 1), (3, 5), (8, 7), (10, 64), (16, 20), (17, 33), (31, 8), (32, 0), (32, 100), (40, 16), (48, 257), (64, 128), (65, 40), (84, 120), (96, 19), (97, 300), (120, 400), (128, 784), (150, 30), (300, 515), (384, 1536),
    ];

    public static TheoryData<int, int, int> Cases()
    {
        var data = new TheoryData<int, int, int>();
        foreach (var lanes in new[] { 16, 8, 4 })
            foreach (var (n, k) in Shapes) data.Add(lanes, n, k);
        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_number_of_rows_has_the_bits_of_a_product_that_packs_for_itself(int lanes, int n, int k)
    {
        const int most = 67;
        var (x, w, bias) = (Sparse(most * k, 1), Numbers.Random(n * k, 2), Numbers.Random(n, 3));
        var packed = Pack(w, n, k, transposed: false);
        foreach (var (first, last) in new[] { (0, 1), (2, 4), (0, 4), (1, 8), (0, 37), (0, most) })
        {
            var (expected, actual) = (new float[most * n], new float[most * n]);
            MatMul.Rows<Relu>(lanes, x, w, bias, expected, first, last, n, k);
            PackedMatMul.Rows<Activated<Relu>>(lanes, x, packed, bias, default, actual, first, last, n, k);
            Assert.Equal(expected, actual);
            MatMul.Rows<Identity>(lanes, x, w, default, expected, first, last, n, k);
            PackedMatMul.Rows<Activated<Identity>>(lanes, x, packed, default, default, actual, first, last, n, k);
            Assert.Equal(expected, actual);
            var beside = Numbers.Random(most * n, 4);
            MatMul.Rows<Combined<Difference>>(lanes, x, w, bias, beside, expected, first, last, n, k);
            PackedMatMul.Rows<Combined<Difference>>(lanes, x, packed, bias, beside, actual, first, last, n, k);
            Assert.Equal(expected, actual);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Dense_rows_and_rows_of_zeros_have_the_same_bits_too(int lanes, int n, int k)
    {
        var (x, w, bias) = (new float[2 * k], Numbers.Random(n * k, 2), Numbers.Random(n, 3));
        Numbers.Random(k, 1).CopyTo(x, 0);
        var (expected, actual) = (new float[2 * n], new float[2 * n]);
        MatMul.Rows<Identity>(lanes, x, w, bias, expected, 0, 2, n, k);
        PackedMatMul.Rows<Activated<Identity>>(lanes, x, Pack(w, n, k, transposed: false), bias, default, actual, 0, 2, n, k);
        Assert.Equal(expected, actual);
        Assert.Equal(bias, actual[n..]);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Weights_are_packed_alike_however_they_lie_and_whoever_packs(int lanes, int n, int k)
    {
        Assert.True(lanes > 0);
        var w = Numbers.Random(n * k, 2);
        var packed = Pack(w, n, k, transposed: false);
        for (var j = 0; j < n; j++)
            for (var i = 0; i < k; i++) Assert.Equal(w[(i * n) + j], packed[(((j / 32 * k) + i) * 32) + (j % 32)]);
        Assert.Equal(w.Sum(value => (double)value), packed.Sum(value => (double)value), 1e-9);
        var turned = new float[w.Length];
        for (var i = 0; i < w.Length; i++) turned[(i % Math.Max(n, 1) * k) + (i / Math.Max(n, 1))] = w[i];
        Assert.Equal(packed, Pack(turned, n, k, transposed: true));
        var parts = new float[packed.Length];
        Array.Fill(parts, float.NaN);
        for (var part = 2; part >= 0; part--) PackedMatMul.Pack(w, parts, n, k, false, part, 3);
        Assert.Equal(packed, parts);
    }

    [Fact]
    public void Parts_of_the_columns_have_the_same_bits_and_touch_no_others()
    {
        const int n = 150, k = 300;
        var (x, bias) = (Sparse(k, 1), Numbers.Random(n, 3));
        var packed = Pack(Numbers.Random(n * k, 2), n, k, transposed: true);
        var (whole, part) = (new float[n], new float[n]);
        PackedMatMul.Rows<Relu>(x, packed, bias, whole, 0, 1, n, k);
        foreach (var (first, last) in new[] { (0, 32), (32, 96), (96, n), (128, n), (64, 64) })
        {
            Array.Fill(part, 7f);
            PackedMatMul.Columns<Relu>(x, packed, bias, part, first, last, k);
            Assert.Equal(whole[first..last], part[first..last]);
            Assert.All(part[..first].Concat(part[last..]), value => Assert.Equal(7f, value));
        }

        Assert.Contains("columns from 16", Assert.Throws<ArgumentException>(() => PackedMatMul.Columns<Relu>(x, packed, bias, part, 16, n, k)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_a_number_is_not_left_out_and_a_weight_that_meets_a_zero_is()
    {
        const int n = 40, k = 50;
        var (x, w, y) = (Numbers.Random(k, 1), Numbers.Random(n * k, 2), new float[n]);
        x[7] = 0;
        w[(7 * n) + 3] = float.PositiveInfinity;
        foreach (var lanes in new[] { 16, 8, 4 })
        {
            x[20] = 1;
            PackedMatMul.Rows<Activated<Identity>>(lanes, x, Pack(w, n, k, transposed: false), default, default, y, 0, 1, n, k);
            Assert.All(y, value => Assert.True(float.IsFinite(value)));
            x[20] = float.NaN;
            PackedMatMul.Rows<Activated<Identity>>(lanes, x, Pack(w, n, k, transposed: false), default, default, y, 0, 1, n, k);
            Assert.All(y, value => Assert.True(float.IsNaN(value)));
        }
    }

    [Fact]
    public void A_small_buffer_is_refused_with_its_numbers()
    {
        var problem = Assert.Throws<ArgumentException>(() => PackedMatMul.Rows<Identity>(new float[12], new float[127], default, new float[9], 0, 3, 3, 4));
        Assert.Contains("a packed weight of 3 × 4 needs 128 values, but has 127", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_allocated_once_scratch_has_grown()
    {
        const int rows = 64, n = 300, k = 512;
        var (x, w, y) = (Numbers.Random(rows * k, 1), Numbers.Random(n * k, 2), new float[rows * n]);
        var packed = Pack(w, n, k, transposed: true);
        void Step()
        {
            PackedMatMul.Pack(w, packed, n, k, true, 0, 1);
            PackedMatMul.Rows<Relu>(x, packed, default, y, 0, rows, n, k);
            PackedMatMul.Rows<Relu>(x, packed, default, y, 0, 1, n, k);
        }

        Assert.Equal(0, Allocations.Least(Step));
    }

    private static float[] Pack(float[] w, int n, int k, bool transposed)
    {
        var packed = new float[(n + 31) / 32 * 32 * k];
        PackedMatMul.Pack(w, packed, n, k, transposed, 0, 1);
        return packed;
    }

    /// <summary>Of every three values one is 0 of either sign.</summary>
    private static float[] Sparse(int count, int seed)
    {
        var values = Numbers.Random(count, seed);
        for (var i = 0; i < count; i += 1 + (i * 7 % 5)) values[i] = i % 2 == 0 ? 0f : -0f;
        return values;
    }

    private readonly struct Relu : IActivation
    {
        public static Vector<float> Apply(Vector<float> z) => Vector.Max(z, Vector<float>.Zero);
    }

    private readonly struct Difference : ICombination
    {
        public static Vector<float> Apply(Vector<float> z, Vector<float> beside) => z - beside;
    }
}
