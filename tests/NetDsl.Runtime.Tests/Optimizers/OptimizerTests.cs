using System;
using System.Collections.Generic;
using System.Linq;
using NetDsl.Kernels;
using NetDsl.Memory;
using Xunit;

namespace NetDsl.Runtime.Tests.Optimizers;

public sealed class OptimizerTests
{
    public static TheoryData<string> Names => ["sgd", "momentum", "adagrad", "adadelta", "rmsprop", "centered", "adam", "amsgrad", "adamw", "nadam", "radam"];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_number_of_parts_changes_no_bit(string name)
    {
        const int Count = 1003;
        var whole = Walk(name, Count, 1);
        Assert.Equal(whole, Walk(name, Count, 3));
        Assert.Equal(whole, Walk(name, Count, 16));
        Assert.Contains(whole, w => w != 0.5f);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Padding_stays_zero(string name)
    {
        var info = new NetworkInfo("Padded", [new("a", [3], 0, Init.Ones, 1, 1), new("b", [3], 16, Init.Ones, 1, 1)], [], [], [], 32, "");
        using var optimizer = Make(name);
        optimizer.Attach(info);
        var w = new float[32];
        Initializers.Fill(w, info.Parameters, 1);
        var g = w.Select(x => x * 0.3f).ToArray();
        for (var step = 0; step < 8; step++) optimizer.Step(w, g);
        for (var i = 0; i < 32; i++)
            if (i % 16 < 3) Assert.True(w[i] < 1);
            else Assert.Equal(0, w[i]);
    }

    [Fact]
    public void Groups_have_their_own_rate_and_decay_and_frozen_ones_stay()
    {
        var info = new NetworkInfo("Groups", [.. "abcd".Select((n, i) => new ParameterInfo($"{n}.weight", [4], 16 * i, Init.Ones, 1, 1))], [], [], [], 64, "");
        using var optimizer = new Sgd(0.1, weightDecay: 0.5);
        optimizer.Attach(info, [new("a.*") { Frozen = true }, new("b.weight") { LearningRate = 0.2, WeightDecay = 0 }, new("c*") { LearningRateFactor = 3 }]);
        var w = Enumerable.Repeat(1f, 64).ToArray();
        var g = Enumerable.Repeat(1f, 64).ToArray();
        optimizer.Step(w, g);
        Assert.Equal([1f, 0.8f, 1 - 0.45f, 0.85f], new[] { w[0], w[16], w[32], w[48] }, (x, y) => Math.Abs(x - y) < 1e-6f);
        Assert.Equal(3, optimizer.Ranges.Length);
    }

    [Fact]
    public void Neighbours_with_the_same_settings_are_one_range()
    {
        var info = new NetworkInfo("Groups", [.. "abcd".Select((n, i) => new ParameterInfo($"{n}.weight", [4], 16 * i, Init.Ones, 1, 1))], [], [], [], 64, "");
        using var optimizer = new Sgd(0.1);
        optimizer.Attach(info);
        Assert.Equal([new ParameterRange(0, 52, 1, 0)], optimizer.Ranges.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void What_is_frozen_has_no_state_and_changes_no_bit_of_the_rest(int parts)
    {
        var info = new NetworkInfo("Groups", [.. "abcd".Select((n, i) => new ParameterInfo($"{n}.weight", [20], 32 * i, Init.Ones, 1, 1))], [], [], [], 128, "");
        using Adam whole = new(0.1), part = new(0.1);
        whole.Attach(info);
        part.Attach(info, [new("a.*") { Frozen = true }, new("c.*") { Frozen = true }]);
        var random = new RandomSource(4);
        var (w, v) = (new float[128], new float[128]);
        for (var step = 0; step < 5; step++)
        {
            var g = Enumerable.Range(0, 128).Select(_ => (float)random.NextNormal()).ToArray();
            whole.Step(w, g);
            part.Begin();
            for (var i = 0; i < parts; i++) part.Update(v, g, 0.1, GradientClip.None, i, parts);
            part.End();
        }

        Assert.All(v[..32].Concat(v[64..96]), x => Assert.Equal(0, x));
        Assert.Equal(w[32..52], v[32..52]);
        Assert.Equal(w[96..116], v[96..116]);
        var (tensors, values) = (new Dictionary<string, float[]>(), new Dictionary<string, string>());
        part.Export(tensors, values);
        Assert.Equal(["adam.m/b.weight", "adam.m/d.weight", "adam.v/b.weight", "adam.v/d.weight"], tensors.Keys.Order());

        using var resumed = new Adam(0.1);
        resumed.Attach(info, [new("a.*") { Frozen = true }, new("c.*") { Frozen = true }]);
        resumed.Import(new StateReader(values, tensors));
        var last = Enumerable.Repeat(1f, 128).ToArray();
        var u = v.ToArray();
        part.Step(v, last);
        resumed.Step(u, last);
        Assert.Equal(v, u);
    }

    [Fact]
    public void A_group_that_matches_nothing_is_named()
    {
        using var optimizer = new Sgd(0.1);
        var error = Assert.Throws<ArgumentException>(() => optimizer.Attach(OptimizerGoldens.Info(3), [new("encoder.*")]));
        Assert.Contains("'encoder.*'", error.Message);
        Assert.Contains("There are: w", error.Message);
    }

    [Theory]
    [InlineData(-0.1, 0.9, 1e-8)]
    [InlineData(double.NaN, 0.9, 1e-8)]
    [InlineData(0.1, 1.0, 1e-8)]
    [InlineData(0.1, 0.9, 0)]
    public void Numbers_outside_their_range_are_refused(double rate, double beta, double epsilon) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(rate, beta, 0.999, epsilon));

    [Fact]
    public void Nesterov_needs_momentum() => Assert.Throws<ArgumentException>(() => new Sgd(0.1, nesterov: true));

    [Fact]
    public void An_optimizer_serves_one_network()
    {
        using var optimizer = new Adam();
        Assert.Throws<InvalidOperationException>(() => optimizer.Step(new float[3], new float[3]));
        optimizer.Attach(OptimizerGoldens.Info(3));
        Assert.Throws<InvalidOperationException>(() => optimizer.Attach(OptimizerGoldens.Info(3)));
        Assert.Throws<ArgumentException>(() => optimizer.Step(new float[4], new float[4]));
    }

    [Fact]
    public void The_norm_is_that_of_double_precision()
    {
        var random = new RandomSource(3);
        var values = Enumerable.Range(0, 10_001).Select(_ => (float)random.NextNormal()).ToArray();
        Assert.Equal(Math.Sqrt(values.Sum(v => (double)v * v)), GradientClipping.Norm(values), 10);
        Assert.True(Reductions.IsFinite(values));
        values[10_000] = float.NegativeInfinity;
        Assert.False(Reductions.IsFinite(values));
    }

    [Fact]
    public void Every_vector_width_gives_the_same_bits_for_any_length()
    {
        var numbers = new AdamNumbers(0.01f, 1.5f, 0.1f, 0.99f, Betas.Of(0.9, 0.999), 1e-8f);
        foreach (var length in new[] { 1, 3, 4, 7, 8, 15, 16, 17, 31, 50, 64 })
        {
            var expected = Run(4, length);
            Assert.Equal(expected, Run(8, length));
            Assert.Equal(expected, Run(16, length));
            Assert.All(expected[..length], w => Assert.NotEqual(0.5f, w));
            Assert.All(expected[length..], w => Assert.Equal(0.5f, w));
        }

        float[] Run(int lanes, int length)
        {
            using AlignedBuffer m = new(64), v = new(64), largest = new(64);
            var random = new RandomSource(7);
            var (w, g) = (Enumerable.Repeat(0.5f, 64).ToArray(), Enumerable.Range(0, 64).Select(_ => (float)random.NextNormal()).ToArray());
            UpdatePass.Run(lanes, new OptimizerSlice(w.AsSpan(0, length), g.AsSpan(0, length), new[] { m, v, largest }, 0, 0, 0, new GradientClip(0.7f, 0.5f)), new AmsGradRule(numbers));
            return w;
        }
    }

    [Fact]
    public void A_running_average_that_fades_ends_at_zero()
    {
        using var optimizer = new Adam(0.01);
        optimizer.Attach(OptimizerGoldens.Info(3));
        var w = new float[3];
        optimizer.Step(w, [1, 1, 1]);
        for (var step = 0; step < 1000; step++) optimizer.Step(w, [0, 0, 0]);
        var tensors = new Dictionary<string, float[]>();
        optimizer.Export(tensors, new Dictionary<string, string>());
        Assert.All(tensors["adam.m/w"], m => Assert.Equal(0, m));
        Assert.All(tensors["adam.v/w"], v => Assert.True(v > 1e-4f));
    }

    private static float[] Walk(string name, int count, int parts)
    {
        using var optimizer = Make(name);
        optimizer.Attach(OptimizerGoldens.Info(count));
        var random = new RandomSource(5);
        var w = Enumerable.Repeat(0.5f, count).ToArray();
        for (var step = 0; step < 8; step++)
        {
            var g = Enumerable.Range(0, count).Select(_ => (float)random.NextNormal()).ToArray();
            optimizer.Begin();
            for (var part = 0; part < parts; part++) optimizer.Update(w, g, optimizer.LearningRate, new GradientClip(0.7f, 1.5f), part, parts);
            optimizer.End();
        }

        return w;
    }

    internal static Optimizer Make(string name) => name switch
    {
        "sgd" => new Sgd(0.05, weightDecay: 0.1),
        "momentum" => new Sgd(0.05, 0.9, nesterov: true),
        "adagrad" => new Adagrad(0.05),
        "adadelta" => new Adadelta(),
        "rmsprop" => new RmsProp(0.01, momentum: 0.5),
        "centered" => new RmsProp(0.01, centered: true),
        "adam" => new Adam(0.01),
        "amsgrad" => new Adam(0.01, amsGrad: true),
        "adamw" => new AdamW(0.01),
        "nadam" => new NAdam(0.01),
        "radam" => new RAdam(0.01, beta2: 0.9),
        _ => throw new ArgumentException(name),
    };
}
