using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using NetDsl.Kernels;
using Xunit;

namespace NetDsl.Runtime.Tests.Kernels;

public sealed class MatMulTests
{
    private static readonly (int Rows, int N, int K)[] Shapes =
    [
        (1, 1, 1), (2, 1, 3), (3, 2, 2), (1, 10, 64), (5, 3, 7), (7, 4, 15), (4, 5, 16), (9, 7, 17), (3, 9, 31), (17, 10, 64), (8, 15, 33),
        (6, 16, 8), (13, 17, 40), (33, 31, 65), (32, 33, 100), (5, 47, 784), (34, 64, 128), (66, 65, 260), (2, 130, 1025), (40, 129, 2100), (70, 300, 70), (300, 20, 64), (20, 37, 29),
        (1, 256, 40), (3, 515, 300), (2, 290, 20), (1, 30, 1100), (21, 300, 512), (11, 257, 1024),
    ];

    public static TheoryData<int, int, int, int> Cases()
    {
        var data = new TheoryData<int, int, int, int>();
        foreach (var lanes in new[] { 16, 8, 4 })
            foreach (var (rows, n, k) in Shapes) data.Add(lanes, rows, n, k);
        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void RowsTransposed_is_the_product_with_bias_and_activation(int lanes, int rows, int n, int k)
    {
        var (x, w, bias) = (Numbers.Random(rows * k, 1), Numbers.Random(n * k, 2), Numbers.Random(n, 3));
        var y = new float[rows * n];
        MatMul.RowsTransposed<Relu>(lanes, x, w, bias, y, 0, rows, n, k);
        Same(y, rows, n, (r, j) => Relued(Dot(k, i => (double)x[(r * k) + i] * w[(j * k) + i]) + bias[j]), k);
        MatMul.RowsTransposed<Identity>(lanes, x, w, default, y, 0, rows, n, k);
        Same(y, rows, n, (r, j) => Dot(k, i => (double)x[(r * k) + i] * w[(j * k) + i]), k);
        Array.Fill(y, float.NaN);
        MatMul.ManyRowsTransposed<Relu>(lanes, x, w, bias, y, 0, rows, n, k);
        Same(y, rows, n, (r, j) => Relued(Dot(k, i => (double)x[(r * k) + i] * w[(j * k) + i]) + bias[j]), k);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Rows_is_the_product_with_bias_and_activation(int lanes, int rows, int n, int k)
    {
        var (x, w, bias) = (Numbers.Random(rows * k, 1), Numbers.Random(n * k, 2), Numbers.Random(n, 3));
        var y = new float[rows * n];
        MatMul.Rows<Relu>(lanes, x, w, bias, y, 0, rows, n, k);
        Same(y, rows, n, (r, j) => Relued(Dot(k, i => (double)x[(r * k) + i] * w[(i * n) + j]) + bias[j]), k);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void SumOverRows_overwrites_with_the_product(int lanes, int m, int n, int rows)
    {
        var (a, b) = (Numbers.Random(rows * m, 1), Numbers.Random(rows * n, 2));
        var y = Numbers.Random(m * n, 3);
        MatMul.SumOverRows(lanes, a, b, y, rows, m, n, 0, 1);
        Same(y, m, n, (i, j) => Dot(rows, r => (double)a[(r * m) + i] * b[(r * n) + j]), rows);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_split_gives_the_same_bits(int lanes, int rows, int n, int k)
    {
        var (x, w, bias) = (Numbers.Random(rows * k, 1), Numbers.Random(n * k, 2), Numbers.Random(n, 3));
        var (whole, split) = (new float[rows * n], new float[rows * n]);
        var (columns, wide) = (Numbers.Random(k * rows, 4), Numbers.Random(k * n, 5));
        foreach (var parts in new[] { 2, 3, 5, rows })
        {
            foreach (var (kernel, name) in Kernels())
            {
                kernel(0, rows, whole);
                for (var part = 0; part < parts; part++) kernel(rows * part / parts, rows * (part + 1) / parts, split);
                Assert.True(whole.AsSpan().SequenceEqual(split), $"{name}, {parts} parts");
            }

            foreach (var (kernel, byColumns, name) in KernelsByColumns())
            {
                kernel(0, rows, whole);
                Array.Fill(split, float.NaN);
                for (var part = parts - 1; part >= 0; part--) byColumns(part, parts, split);
                Assert.True(whole.AsSpan().SequenceEqual(split), $"{name} by columns, {parts} parts");
            }

            MatMul.SumOverRows(lanes, columns, wide, whole, k, rows, n, 0, 1);
            for (var part = 0; part < parts; part++) MatMul.SumOverRows(lanes, columns, wide, split, k, rows, n, part, parts);
            Assert.True(whole.AsSpan().SequenceEqual(split), $"SumOverRows, {parts} parts");
        }

        IEnumerable<(Action<int, int, float[]> Kernel, Action<int, int, float[]> ByColumns, string Name)> KernelsByColumns()
        {
            Action<int, int, float[]>[] byColumns =
            [
                (part, parts, y) => MatMul.RowsTransposed<Relu>(lanes, x, w, bias, y, rows, n, k, part, parts),
                (part, parts, y) => MatMul.ManyRowsTransposed<Relu>(lanes, x, w, bias, y, rows, n, k, part, parts),
                (part, parts, y) => MatMul.Rows<Relu>(lanes, x, w, bias, y, rows, n, k, part, parts),
            ];
            return Kernels().Zip(byColumns, (kernel, columns) => (kernel.Kernel, columns, kernel.Name));
        }

        IEnumerable<(Action<int, int, float[]> Kernel, string Name)> Kernels()
        {
            yield return ((first, last, y) => MatMul.RowsTransposed<Relu>(lanes, x, w, bias, y, first, last, n, k), "RowsTransposed");
            yield return ((first, last, y) => MatMul.ManyRowsTransposed<Relu>(lanes, x, w, bias, y, first, last, n, k), "ManyRowsTransposed");
            yield return ((first, last, y) => MatMul.Rows<Relu>(lanes, x, w, bias, y, first, last, n, k), "Rows");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Another_value_is_combined_with_the_sums(int lanes, int rows, int n, int k)
    {
        var (x, w, bias, beside) = (Numbers.Random(rows * k, 1), Numbers.Random(n * k, 2), Numbers.Random(n, 3), Numbers.Random(rows * n, 4));
        var (plain, y) = (new float[rows * n], new float[rows * n]);
        MatMul.RowsTransposed<Identity>(lanes, x, w, bias, plain, 1, rows, n, k);
        MatMul.RowsTransposed<Combined<DifferenceOfRelu>>(lanes, x, w, bias, beside, y, 1, rows, n, k);
        Check();
        MatMul.ManyRowsTransposed<Identity>(lanes, x, w, bias, plain, 1, rows, n, k);
        MatMul.ManyRowsTransposed<Combined<DifferenceOfRelu>>(lanes, x, w, bias, beside, y, 1, rows, n, k);
        Check();
        MatMul.Rows<Identity>(lanes, x, w, default, plain, 1, rows, n, k);
        MatMul.Rows<Combined<DifferenceOfRelu>>(lanes, x, w, default, beside, y, 1, rows, n, k);
        Check();

        void Check()
        {
            for (var i = 0; i < y.Length; i++) Assert.Equal(i < n ? 0 : Math.Max(0, plain[i]) - beside[i], y[i]);
            Array.Clear(y);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void SumOverRows_tells_the_part_whose_sums_are_not_finite(int lanes, int m, int n, int rows)
    {
        const int parts = 3;
        var (a, b) = (Numbers.Random(rows * m, 1), Numbers.Random(rows * n, 2));
        var y = new float[m * n];
        Assert.All(Run(), Assert.True);
        foreach (var (row, column) in new[] { (0, 0), (m - 1, n - 1), (m / 2, n / 3) })
        {
            // Products that pass the largest float, in one sum alone.
            var (first, second) = (a[((rows - 1) * m) + row], b[((rows - 1) * n) + column]);
            (a[((rows - 1) * m) + row], b[((rows - 1) * n) + column]) = (1e30f, 1e30f);
            var told = Run();
            Assert.True(float.IsInfinity(y[(row * n) + column]));
            Assert.Single(told, finite => !finite);
            (a[((rows - 1) * m) + row], b[((rows - 1) * n) + column]) = (first, second);
        }

        bool[] Run()
        {
            var told = new bool[parts];
            for (var part = 0; part < parts; part++) told[part] = MatMul.SumOverRows(lanes, a, b, y, rows, m, n, part, parts);
            return told;
        }
    }

    [Fact]
    public void Outer_products_give_the_same_bits_at_every_width()
    {
        const int rows = 37, n = 53, k = 300;
        var (x, w) = (Numbers.Random(rows * k, 1), Numbers.Random(n * k, 2));
        var expected = new float[rows * n];
        for (var r = 0; r < rows; r++)
            for (var j = 0; j < n; j++)
                for (var block = 0; block < k; block += 256)
                {
                    var sum = 0f;
                    for (var i = block; i < Math.Min(k, block + 256); i++) sum = Fused.MultiplyAdd(x[(r * k) + i], w[(i * n) + j], sum);
                    expected[(r * n) + j] += sum;
                }

        foreach (var lanes in new[] { 16, 8, 4 })
        {
            var y = new float[rows * n];
            MatMul.Rows<Identity>(lanes, x, w, default, y, 0, rows, n, k);
            Assert.Equal(expected, y);
            Array.Clear(y);
            MatMul.ManyRowsTransposed<Identity>(lanes, x, Transposed(w, k, n), default, y, 0, rows, n, k);
            Assert.Equal(expected, y);
        }
    }

    [Fact]
    public void Rows_outside_the_range_are_left_alone()
    {
        var y = new float[5 * 3];
        Array.Fill(y, 7f);
        MatMul.RowsTransposed<Identity>(new float[5 * 20], new float[3 * 20], default, y, 2, 4, 3, 20);
        Assert.Equal([7, 7, 7, 7, 7, 7, 0, 0, 0, 0, 0, 0, 7, 7, 7], y);
    }

    [Fact]
    public void A_sum_of_nothing_is_the_bias()
    {
        var y = new float[] { 9, 9, 9, 9, 9, 9 };
        MatMul.Rows<Identity>([], [], [1f, 2f, 3f], y, 0, 2, 3, 0);
        Assert.Equal([1, 2, 3, 1, 2, 3], y);
        MatMul.SumOverRows([], [], y, 0, 2, 3, 0, 1);
        Assert.Equal(new float[6], y);
    }

    [Fact]
    public void What_is_not_finite_stays_in_its_row_and_column()
    {
        const int rows = 9, n = 21, k = 37;
        var (x, w) = (Numbers.Random(rows * k, 1), Numbers.Random(n * k, 2));
        x[(3 * k) + 36] = float.NaN;
        w[(20 * k) + 30] = float.PositiveInfinity;
        var y = new float[rows * n];
        foreach (var lanes in new[] { 16, 8, 4 })
        {
            MatMul.RowsTransposed<Identity>(lanes, x, w, default, y, 0, rows, n, k);
            for (var i = 0; i < y.Length; i++) Assert.Equal(i / n != 3 && i % n != 20, float.IsFinite(y[i]));
        }
    }

    [Fact]
    public void A_small_buffer_is_refused_with_its_numbers()
    {
        var problem = Assert.Throws<ArgumentException>(() => MatMul.Rows<Identity>(new float[11], new float[12], default, new float[9], 0, 3, 3, 4));
        Assert.Contains("x of [3, 4] needs 12 values, but has 11", problem.Message, StringComparison.Ordinal);
        problem = Assert.Throws<ArgumentException>(() => MatMul.RowsTransposed<Identity>(new float[12], new float[11], default, new float[9], 3, 3, 4, 0, 2));
        Assert.Contains("w of 3 × 4 needs 12 values, but has 11", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_beyond_the_last_is_refused()
    {
        var problem = Assert.Throws<ArgumentException>(() => MatMul.Rows<Identity>(new float[12], new float[12], default, new float[9], 3, 3, 4, 2, 2));
        Assert.Contains("part 2 of 2", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_allocated_once_scratch_has_grown()
    {
        const int rows = 64, n = 300, k = 300;
        var (x, w, y) = (Numbers.Random(rows * k, 1), Numbers.Random(n * k, 2), new float[n * n]);
        void Step()
        {
            MatMul.RowsTransposed<Relu>(x, w, default, y, 0, rows, n, k);
            MatMul.RowsTransposed<Relu>(x, w, default, y, 0, rows, n, 10);
            MatMul.ManyRowsTransposed<Relu>(x, w, default, y, 0, rows, n, k);
            MatMul.Rows<Relu>(x, w, default, y, 0, rows, n, k);
            MatMul.Rows<Relu>(x, w, default, y, rows, n, k, 1, 2);
            MatMul.RowsWith<DifferenceOfRelu>(x, w, default, x, y, 0, rows, n, k);
            MatMul.SumOverRows(x, w, y, rows, k, n, 0, 1);
        }

        Assert.Equal(0, Allocations.Least(Step));
    }

    private static void Same(float[] y, int rows, int n, Func<int, int, double> expected, int k)
    {
        var bound = 6e-8 * (k + 20);
        for (var r = 0; r < rows; r++)
            for (var j = 0; j < n; j++) Assert.True(Math.Abs(y[(r * n) + j] - expected(r, j)) <= bound, $"[{r}, {j}]: {y[(r * n) + j]} instead of {expected(r, j)}");
    }

    private static float[] Transposed(float[] w, int rows, int columns)
    {
        var result = new float[w.Length];
        for (var i = 0; i < w.Length; i++) result[(i % columns * rows) + (i / columns)] = w[i];
        return result;
    }

    private static double Dot(int k, Func<int, double> product)
    {
        double sum = 0;
        for (var i = 0; i < k; i++) sum += product(i);
        return sum;
    }

    private static double Relued(double z) => Math.Max(z, 0);

    private readonly struct Relu : IActivation
    {
        public static Vector<float> Apply(Vector<float> z) => Vector.Max(z, Vector<float>.Zero);
    }
    private readonly struct DifferenceOfRelu : ICombination
    {
        public static Vector<float> Apply(Vector<float> z, Vector<float> beside) => Vector.Max(z, Vector<float>.Zero) - beside;
    }
}
