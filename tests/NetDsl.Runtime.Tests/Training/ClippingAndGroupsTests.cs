using System;
using NetDsl.Data;
using Xunit;

namespace NetDsl.Runtime.Tests.Training;

/// <summary>Held against the plain step, with a rate of 1: the change of a parameter is its gradient.</summary>
public sealed class ClippingAndGroupsTests
{
    private static readonly int[] Places = [0, 1, 2, 16];
    private static readonly DataSet Data = Samples.Line(8);

    [Fact]
    public void ClipNormScalesTheGradientAndKeepsItsDirection()
    {
        var (gradient, _) = Change(new TrainerOptions());
        var norm = Norm(gradient);
        Assert.True(norm > 1);
        var (change, reported) = Change(new TrainerOptions { ClipNorm = 0.5 });
        Assert.Equal(norm, reported, 1e-5);
        for (var i = 0; i < 4; i++) Assert.Equal(gradient[i] * 0.5 / norm, change[i], 1e-5);
    }

    [Fact]
    public void AGradientBelowTheLimitStaysAsItIs()
    {
        var (gradient, none) = Change(new TrainerOptions());
        Assert.True(double.IsNaN(none));
        Assert.Equal(gradient, Change(new TrainerOptions { ClipNorm = 1e6 }).Change);
        Assert.Equal(gradient, Change(new TrainerOptions { ClipValue = 1e6 }).Change);
    }

    [Fact]
    public void ClipValueBoundsEachGradientByItself()
    {
        var (gradient, _) = Change(new TrainerOptions());
        var sizes = Array.ConvertAll(gradient, Math.Abs);
        Array.Sort(sizes);
        var limit = (sizes[1] + sizes[2]) / 2;
        var (change, _) = Change(new TrainerOptions { ClipValue = limit });
        for (var i = 0; i < 4; i++) Assert.Equal(Math.Clamp(gradient[i], -limit, limit), change[i], 1e-5);
    }

    [Fact]
    public void OnlyOneKindOfClippingAtATime() =>
        Assert.Contains("choose one", Assert.Throws<ArgumentException>(() => Change(new TrainerOptions { ClipNorm = 1, ClipValue = 1 })).Message, StringComparison.Ordinal);

    [Fact]
    public void GroupsHaveTheirOwnRateAndDecay()
    {
        var weight = new TinyLinear().Weights.ToArray();
        var (gradient, _) = Change(new TrainerOptions());
        var (change, _) = Change(new TrainerOptions
        {
            Groups = [new("*.bias") { LearningRate = 0.25 }, new("fc.*") { LearningRateFactor = 2, WeightDecay = 0.5 }],
        });
        for (var i = 0; i < 3; i++) Assert.Equal(2 * (gradient[i] + (0.5f * weight[i])), change[i], 1e-5f);
        // The first group that matches counts: no factor and no decay here.
        Assert.Equal(0.25f * gradient[3], change[3], 1e-5f);
    }

    [Fact]
    public void FrozenParametersStayAndDoNotCountInTheNorm()
    {
        var (gradient, _) = Change(new TrainerOptions());
        var (change, norm) = Change(new TrainerOptions { ClipNorm = 1e6, Groups = [new("fc.weight") { Frozen = true }] });
        Assert.Equal([0f, 0f, 0f, gradient[3]], change);
        Assert.Equal(Math.Abs(gradient[3]), norm, 1e-5);
    }

    [Fact]
    public void AGroupThatMatchesNothingIsAnError() =>
        Assert.Contains("conv*", Assert.Throws<ArgumentException>(() => Change(new TrainerOptions { Groups = [new("conv*")] })).Message, StringComparison.Ordinal);

    private static (float[] Change, double Norm) Change(TrainerOptions options)
    {
        using var trainer = new Trainer<TinyLinear>(new TinyLinear(), new Sgd(1), options with { Threads = 1 });
        var before = trainer.Network.Weights.ToArray();
        trainer.Step(Data.Floats("x"), Data.Floats("target"));
        var after = trainer.Network.Weights.ToArray();
        return (Array.ConvertAll(Places, i => before[i] - after[i]), trainer.GradientNorm);
    }

    private static double Norm(float[] values)
    {
        double sum = 0;
        foreach (var value in values) sum += (double)value * value;
        return Math.Sqrt(sum);
    }
}
