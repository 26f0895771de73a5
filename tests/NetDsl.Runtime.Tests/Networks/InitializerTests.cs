using System;
using System.Collections.Generic;
using System.Linq;
using NetDsl.Testing;
using Xunit;

namespace NetDsl.Runtime.Tests.Networks;

public sealed class InitializerTests
{
    public static IEnumerable<object[]> Names() => Goldens.Read("init").Select(c => new object[] { c.Name }).DefaultIfEmpty([""]);

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void Has_the_moments_of_the_reference(string name)
    {
        SharedFolder.Require("goldens/init.json");
        var golden = Goldens.Read("init").Single(c => c.Name == name);
        var values = Draw(golden);
        if (golden.Operation == "orthogonal")
        {
            Gram(golden, values);
            return;
        }

        double Want(string key) => golden.Outputs[key].Data[0];
        var mean = values.Average(v => (double)v);
        var deviation = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
        Assert.InRange(mean, Want("mean") - Want("mean_tolerance"), Want("mean") + Want("mean_tolerance"));
        Assert.InRange(deviation, Want("std") - Want("std_tolerance"), Want("std") + Want("std_tolerance"));
        if (!golden.Outputs.ContainsKey("low")) return;
        Assert.InRange(values.Min(), Want("low"), 0.98 * Want("low"));
        Assert.InRange(values.Max(), 0.98 * Want("high"), Want("high"));
    }

    [Fact]
    public void Adding_a_layer_does_not_change_the_others()
    {
        var a = new ParameterInfo("a.weight", [5, 5], 0, Init.HeNormal, 5, 5);
        var b = new ParameterInfo("b.weight", [5, 5], 32, Init.HeNormal, 5, 5);
        var alone = new float[32];
        var both = new float[64];
        Initializers.Fill(alone, [a], 7);
        Initializers.Fill(both, [a, b], 7);
        Assert.Equal(alone, both[..32]);
        Assert.NotEqual(both[..25], both[32..57]);
        Initializers.Fill(both, [a, b], 8);
        Assert.NotEqual(alone, both[..32]);
    }

    [Fact]
    public void Fixed_values_fill_and_padding_is_zero()
    {
        var block = Enumerable.Repeat(9f, 64).ToArray();
        Initializers.Fill(
            block, [new("one", [3], 0, Init.Ones, 1, 1), new("half", [3], 16, Init.Constant, 1, 1, 0.5f), new("zero", [3], 32, Init.Zeros, 1, 1), new("n", [16], 48, Init.Normal, 1, 1, 0.02f)], 1);
        Assert.Equal([1, 1, 1, 0], block[..4]);
        Assert.Equal([0.5f, 0.5f, 0.5f, 0], block[16..20]);
        Assert.All(block[32..48], v => Assert.Equal(0, v));
        Assert.All(block[48..], v => Assert.True(v != 0 && Math.Abs(v) < 0.12));
    }

    [Fact]
    public void Impossible_wishes_are_named()
    {
        Assert.Contains("'b'", Assert.Throws<ArgumentException>(() => Initializers.Fill(new float[3], [new("b", [3], 0, Init.Orthogonal, 1, 1)], 1)).Message);
        Assert.Contains("fan in of 0", Assert.Throws<ArgumentException>(() => Initializers.Fill(new float[3], [new("b", [3], 0, Init.HeNormal, 0, 1)], 1)).Message);
    }

    private static float[] Draw(GoldenCase golden)
    {
        var shape = golden.Ints("shape");
        var init = golden.Operation switch
        {
            "xavier_uniform" => Init.XavierUniform,
            "xavier_normal" => Init.XavierNormal,
            "he_uniform" => Init.HeUniform,
            "he_normal" => Init.HeNormal,
            "lecun_uniform" => Init.LeCunUniform,
            "lecun_normal" => Init.LeCunNormal,
            "fan_in_uniform" => Init.Default,
            "orthogonal" => Init.Orthogonal,
            _ => throw new InvalidOperationException($"no initializer for the golden operation '{golden.Operation}'"),
        };
        // He's fan-out mode is the same rule with the other fan.
        var fanIn = golden.Has("mode") && golden.Text("mode") == "fan_out" ? golden.Int("fan_out") : golden.Has("fan_in") ? golden.Int("fan_in") : 1;
        var parameter = new ParameterInfo("w", shape, 0, init, fanIn, golden.Has("fan_out") ? golden.Int("fan_out") : 1, golden.Has("gain") ? golden.Float("gain") : 1);
        var values = new float[parameter.Count];
        Initializers.Fill(values, [parameter], 11);
        return values;
    }

    private static void Gram(GoldenCase golden, float[] w)
    {
        var rows = golden.Ints("shape")[0];
        var columns = w.Length / rows;
        var (count, length) = rows <= columns ? (rows, columns) : (columns, rows);
        float At(int vector, int i) => rows <= columns ? w[(vector * columns) + i] : w[(i * columns) + vector];
        for (var a = 0; a < count; a++)
            for (var b = 0; b < count; b++)
            {
                double dot = 0;
                for (var i = 0; i < length; i++) dot += (double)At(a, i) * At(b, i);
                var want = golden.Outputs[a == b ? "gram_diagonal" : "gram_off_diagonal"].Data[0];
                Assert.InRange(dot, want - golden.Outputs["tolerance"].Data[0], want + golden.Outputs["tolerance"].Data[0]);
            }
    }
}

public sealed class RandomSourceTests
{
    [Fact]
    public void A_kept_state_goes_on_the_same_way()
    {
        var a = new RandomSource(4);
        a.NextNormal();
        var b = new RandomSource(99) { State = a.State };
        Assert.Equal(a.NextUInt64(), b.NextUInt64());
        Assert.Throws<ArgumentException>(() => b.State = default);
    }

    [Fact]
    public void Small_limits_are_met_evenly()
    {
        var random = new RandomSource(1);
        var counts = new int[7];
        for (var i = 0; i < 70_000; i++) counts[random.Next(7)]++;
        Assert.All(counts, c => Assert.InRange(c, 9_600, 10_400));
    }

    [Fact]
    public void Shuffling_keeps_every_item()
    {
        var items = Enumerable.Range(0, 100).ToArray();
        new RandomSource(1).Shuffle(items);
        Assert.NotEqual(Enumerable.Range(0, 100), items);
        Assert.Equal(Enumerable.Range(0, 100), items.Order());
    }
}
