using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using NetDsl.Kernels;
using Xunit;

namespace NetDsl.Runtime.Tests.Kernels;

public sealed class ConvolutionTests
{
    private const int Samples = 3;

    // Square and long kernels, few and many channels, strides with and without gaps, zeros on some sides, groups and depthwise kernels.
    private static readonly ConvShape[] Shapes =
    [
        new(7, 6, 1, 7, 6, 6, 5, 5) { Top = 2, Left = 2 },
        new(9, 9, 6, 5, 5, 16, 5, 5),
        new(8, 8, 16, 8, 8, 16, 3, 3) { Top = 1, Left = 1 },
        new(5, 7, 3, 5, 7, 40, 3, 3) { Top = 1, Left = 1 },
        new(8, 9, 16, 4, 5, 32, 3, 3) { StrideY = 2, StrideX = 2, Top = 1, Left = 1 },
        new(7, 7, 20, 4, 4, 33, 1, 1) { StrideY = 2, StrideX = 2 },
        new(9, 5, 4, 3, 3, 5, 3, 2) { StrideY = 2, Top = 1, DilationY = 3, DilationX = 2 },
        new(11, 8, 2, 3, 4, 9, 4, 3) { StrideY = 4, StrideX = 3, Top = 2, Left = 3 },
        new(6, 6, 12, 6, 6, 8, 3, 3) { Top = 1, Left = 1, Groups = 4 },
        new(6, 5, 3, 4, 3, 6, 3, 3) { Groups = 3 },
        new(3, 3, 8, 3, 3, 4, 1, 1) { Groups = 4 },
        new(5, 5, 4, 3, 3, 16, 3, 3) { Groups = 2 },
        new(6, 5, 19, 6, 5, 19, 3, 3) { Top = 1, Left = 1, Groups = 19 },
        new(7, 7, 32, 4, 4, 32, 3, 3) { StrideY = 2, StrideX = 2, Top = 1, Left = 1, Groups = 32 },
        new(6, 6, 16, 2, 2, 16, 5, 5) { Groups = 16 },
        new(1, 9, 5, 1, 9, 7, 1, 3) { Left = 4, DilationX = 2 },
        new(1, 1, 3, 1, 1, 18, 3, 3) { Top = 1, Left = 1 },
        new(8, 7, 3, 3, 3, 20, 4, 3) { StrideY = 2, StrideX = 2, DilationY = 2, Top = 1 },
        new(9, 9, 1, 4, 4, 8, 3, 3) { StrideY = 2, StrideX = 2, Left = 1 },
        new(3, 3, 130, 3, 3, 70, 3, 3) { Top = 1, Left = 1 },
        new(8, 8, 16, 8, 8, 16, 3, 3) { Top = 1, Left = 1, Winograd = true },
        new(9, 4, 16, 9, 4, 32, 3, 3) { Top = 1, Left = 1, Winograd = true },
        new(13, 6, 32, 11, 6, 48, 3, 3) { Left = 1, Winograd = true },
        new(5, 9, 208, 7, 11, 32, 3, 3) { Top = 2, Left = 2, Winograd = true },
        new(17, 18, 48, 17, 17, 80, 3, 3) { Top = 1, Winograd = true },
        new(28, 28, 1, 28, 28, 6, 5, 5) { Top = 2, Left = 2 },
        new(20, 21, 1, 18, 19, 8, 3, 3),
        new(6, 18, 1, 5, 20, 7, 4, 5) { Top = 2, Left = 3 },
        new(9, 30, 1, 9, 29, 2, 1, 2),
        new(4, 5, 1, 5, 5, 3, 2, 3) { Top = 1, Left = 1 },
        new(9, 16, 1, 9, 12, 5, 5, 7) { Top = 3, Left = 1 },
    ];

    public static TheoryData<int, int> Cases()
    {
        var data = new TheoryData<int, int>();
        foreach (var lanes in new[] { 16, 8, 4 })
            for (var shape = 0; shape < Shapes.Length; shape++) data.Add(lanes, shape);
        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Forward_is_the_sum_with_bias_and_activation(int lanes, int index)
    {
        var shape = Shapes[index];
        var (x, w, bias) = (Image(shape), Weight(shape), Numbers.Random(shape.ResultChannels, 3));
        var want = new double[Samples * Values(shape)];
        foreach (var (pixel, weight, result) in Products(shape)) want[result] += (double)x[pixel] * w[weight];
        var y = new float[want.Length];
        Convolution.Run<Relu>(lanes, false, x, Packed(shape, w, false), bias, y, 0, Samples, shape);
        Same(want.Length, i => Math.Max(0, want[i] + bias[i % shape.ResultChannels]), y);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Input_gradient_is_the_transposed_sum(int lanes, int index)
    {
        var shape = Shapes[index];
        var (dy, w, bias) = (Slope(shape), Weight(shape), Numbers.Random(shape.Channels, 3));
        var want = new double[Samples * shape.Height * shape.Width * shape.Channels];
        foreach (var (pixel, weight, result) in Products(shape)) want[pixel] += (double)dy[result] * w[weight];
        var dx = new float[want.Length];
        Convolution.Run<Identity>(lanes, true, dy, Packed(shape, w, true), default, dx, 0, Samples, shape);
        Same(want.Length, i => want[i], dx);
        Convolution.Run<Relu>(lanes, true, dy, Packed(shape, w, true), bias, dx, 0, Samples, shape);
        Same(want.Length, i => Math.Max(0, want[i] + bias[i % shape.Channels]), dx);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Another_value_is_combined_with_the_sums(int lanes, int index)
    {
        var shape = Shapes[index];
        var (x, w, bias, dy) = (Image(shape), Weight(shape), Numbers.Random(shape.ResultChannels, 3), Slope(shape));
        float[] y = new float[dy.Length], plain = new float[dy.Length], dx = new float[x.Length], back = new float[x.Length];
        Convolution.Run<Identity>(lanes, false, x, Packed(shape, w, false), bias, plain, 1, Samples, shape);
        Convolution.Run<Combined<DifferenceOfRelu>>(lanes, false, x, Packed(shape, w, false), bias, dy, y, 1, Samples, shape);
        Assert.Equal(Enumerable.Range(0, y.Length).Select(i => i < Values(shape) ? 0 : Math.Max(0, plain[i]) - dy[i]), y);
        Convolution.Run<Identity>(lanes, true, dy, Packed(shape, w, true), default, back, 0, Samples - 1, shape);
        Convolution.Run<Combined<DifferenceOfRelu>>(lanes, true, dy, Packed(shape, w, true), default, x, dx, 0, Samples - 1, shape);
        Assert.Equal(Enumerable.Range(0, dx.Length).Select(i => i < dx.Length / Samples * (Samples - 1) ? Math.Max(0, back[i]) - x[i] : 0), dx);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Weight_gradient_is_the_sum_over_pixels(int lanes, int index)
    {
        var shape = Shapes[index];
        var (x, dy) = (Image(shape), Slope(shape));
        var want = new double[Weight(shape).Length];
        foreach (var (pixel, weight, result) in Products(shape)) want[weight] += (double)x[pixel] * dy[result];
        var dw = Numbers.Random(want.Length, 9);
        Convolution.WeightGradient(lanes, x, dy, dw, Samples, shape, 0, 1);
        Same(want.Length, i => want[i], dw);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Weight_gradient_tells_what_is_not_finite(int lanes, int index)
    {
        const int parts = 2;
        var shape = Shapes[index];
        var (x, dy) = (Image(shape), Slope(shape));
        var dw = new float[Weight(shape).Length];
        Assert.Equal(Finite(), Enumerable.Repeat(true, parts));
        dy[^1] = float.PositiveInfinity;
        var told = Finite();
        Assert.Equal(dw.All(float.IsFinite), told.All(finite => finite));

        bool[] Finite() => [.. Enumerable.Range(0, parts).Select(part => Convolution.WeightGradient(lanes, x, dy, dw, Samples, shape, part, parts))];
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_split_gives_the_same_bits(int lanes, int index)
    {
        var shape = Shapes[index];
        var (x, w, dy) = (Image(shape), Weight(shape), Slope(shape));
        var (packed, back) = (Packed(shape, w, false), Packed(shape, w, true));
        var (y, dx, dw) = (new float[dy.Length], new float[x.Length], new float[w.Length]);
        Convolution.Run<Identity>(lanes, false, x, packed, default, y, 0, Samples, shape);
        Convolution.Run<Identity>(lanes, true, dy, back, default, dx, 0, Samples, shape);
        Convolution.WeightGradient(lanes, x, dy, dw, Samples, shape, 0, 1);
        var (ys, dxs, dws) = (new float[y.Length], new float[dx.Length], new float[dw.Length]);
        for (var sample = 0; sample < Samples; sample++)
        {
            Convolution.Run<Identity>(lanes, false, x, packed, default, ys, sample, sample + 1, shape);
            Convolution.Run<Identity>(lanes, true, dy, back, default, dxs, sample, sample + 1, shape);
        }

        for (var part = 0; part < 5; part++) Convolution.WeightGradient(lanes, x, dy, dws, Samples, shape, part, 5);
        Assert.Equal(y, ys);
        Assert.Equal(dx, dxs);
        Assert.Equal(dw, dws);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(10)]
    [InlineData(21)]
    [InlineData(25)]
    [InlineData(29)]
    public void Kernels_stay_within_their_memory_and_allocate_nothing(int index)
    {
        var shape = Shapes[index];
        var (x, w, dy) = (Image(shape), Weight(shape), Slope(shape));
        var (packed, back) = (Packed(shape, w, false), Packed(shape, w, true));
        var guarded = new float[Math.Max(Math.Max(x.Length, dy.Length), w.Length) + 64];
        Assert.Equal(0, Allocations.Least(() =>
        {
            Convolution.Forward<Identity>(x, packed, default, guarded.AsSpan(32, dy.Length), 0, Samples, shape);
            Untouched(guarded, dy.Length);
            Convolution.InputGradient<Identity>(dy, back, default, guarded.AsSpan(32, x.Length), 0, Samples, shape);
            Untouched(guarded, x.Length);
            Convolution.WeightGradient(x, dy, guarded.AsSpan(32, w.Length), Samples, shape, 0, 1);
            Untouched(guarded, w.Length);
        }));
    }

    [Fact]
    public void Buffers_that_are_too_small_are_told()
    {
        var shape = Shapes[2];
        var thrown = Assert.Throws<ArgumentException>(() => Convolution.Forward<Identity>(new float[10], new float[5000], default, new float[5000], 0, 1, shape));
        Assert.Contains("1024", thrown.Message, StringComparison.Ordinal);
    }

    private static void Untouched(float[] guarded, int length)
    {
        for (var i = 0; i < 32; i++)
            if (guarded[i] != 0 || guarded[32 + length + i] != 0) throw new InvalidOperationException("a kernel wrote outside its result");
        Array.Clear(guarded);
    }

    private static float[] Image(ConvShape shape) => Numbers.Random(Samples * shape.Height * shape.Width * shape.Channels, 1);

    private static float[] Weight(ConvShape shape) => Numbers.Random(shape.ResultChannels * shape.Channels / shape.Groups * shape.KernelHeight * shape.KernelWidth, 2);

    private static float[] Slope(ConvShape shape) => Numbers.Random(Samples * Values(shape), 4);

    private static int Values(ConvShape shape) => shape.ResultHeight * shape.ResultWidth * shape.ResultChannels;

    private static float[] Packed(ConvShape shape, float[] weight, bool back)
    {
        var packed = Numbers.Random(Convolution.PackedLength(shape, back), 7);
        for (var part = 0; part < 2; part++)
        {
            if (back) Convolution.PackBack(weight, packed, shape, part, 2);
            else Convolution.Pack(weight, packed, shape, part, 2);
        }

        return packed;
    }

    /// <summary>The places of every product's pixel, weight and result, by the definition.</summary>
    private static IEnumerable<(int Pixel, int Weight, int Result)> Products(ConvShape s)
    {
        int ins = s.Channels / s.Groups, outs = s.ResultChannels / s.Groups, taps = s.KernelHeight * s.KernelWidth;
        for (var at = 0; at < Samples * s.ResultHeight * s.ResultWidth; at++)
            for (var tap = 0; tap < taps; tap++)
            {
                var y = (at / s.ResultWidth % s.ResultHeight * s.StrideY) - s.Top + (tap / s.KernelWidth * s.DilationY);
                var x = (at % s.ResultWidth * s.StrideX) - s.Left + (tap % s.KernelWidth * s.DilationX);
                if (y < 0 || y >= s.Height || x < 0 || x >= s.Width) continue;
                var pixel = ((((at / s.ResultWidth / s.ResultHeight * s.Height) + y) * s.Width) + x) * s.Channels;
                for (var o = 0; o < s.ResultChannels; o++)
                    for (var i = 0; i < ins; i++) yield return (pixel + (o / outs * ins) + i, (((o * ins) + i) * taps) + tap, (at * s.ResultChannels) + o);
            }
    }

    private static void Same(int count, Func<int, double> want, float[] got)
    {
        for (var i = 0; i < count; i++)
            Assert.True(Math.Abs(got[i] - want(i)) <= 1e-5 * Math.Max(10, Math.Abs(want(i))), $"[{i}] is {got[i]:R}, expected {want(i):R}");
    }

    private readonly struct Relu : IActivation
    {
        public static Vector<float> Apply(Vector<float> z) => Vector.Max(z, Vector<float>.Zero);
    }

    private readonly struct DifferenceOfRelu : ICombination
    {
        public static Vector<float> Apply(Vector<float> z, Vector<float> beside) => Vector.Max(z, Vector<float>.Zero) - beside;
    }
}
