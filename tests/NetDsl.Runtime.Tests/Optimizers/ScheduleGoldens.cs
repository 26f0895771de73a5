using System;
using System.Collections.Generic;
using System.Linq;
using NetDsl.Testing;
using Xunit;

namespace NetDsl.Runtime.Tests.Optimizers;

public sealed class ScheduleGoldens
{
    public static IEnumerable<object[]> Names() => Goldens.Read("schedules").Select(c => new object[] { c.Name }).DefaultIfEmpty([""]);

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void Follows_the_reference(string name)
    {
        SharedFolder.Require("goldens/schedules.json");
        var golden = Goldens.Read("schedules").Single(c => c.Name == name);
        var schedule = Make(golden);
        var rate = golden.Double("base_lr");
        if (schedule is ReduceOnPlateau plateau)
        {
            schedule.Rate(rate, 0);
            var after = golden.Inputs["metric"].Data.Select(metric =>
            {
                plateau.Report(metric);
                return (float)plateau.Rate(rate, 0);
            }).ToArray();
            Compare(golden.Outputs["lr_after"].Data, after);
        }
        else Compare(golden.Outputs["lr"].Data, Enumerable.Range(0, golden.Int("steps")).Select(k => (float)schedule.Rate(rate, k)).ToArray());
    }

    private static void Compare(float[] want, float[] got)
    {
        Assert.Equal(want.Length, got.Length);
        for (var k = 0; k < want.Length; k++)
            Assert.True(Math.Abs(want[k] - got[k]) <= 1e-6 * Math.Max(Math.Abs(want[k]), 1e-3), $"rate {k} is {got[k]:R}, expected {want[k]:R}");
    }

    private static Schedule Make(GoldenCase c) => c.Operation switch
    {
        "step" => new StepDecay(c.Int("step_size"), c.Double("gamma")),
        "multi_step" => new MultiStepDecay(c.Ints("milestones"), c.Double("gamma")),
        "exponential" => new ExponentialDecay(c.Double("gamma")),
        "cosine" => new CosineDecay(c.Int("t_max"), c.Double("min_lr")),
        "cosine_warm_restarts" => new CosineWarmRestarts(c.Int("t_0"), c.Int("t_mult"), c.Double("min_lr")),
        "linear_warmup" => new LinearWarmup(c.Int("warmup_steps"), c.Double("start_factor")),
        "warmup_cosine" => new WarmupCosine(c.Int("warmup_steps"), c.Int("total_steps"), c.Double("min_lr")),
        "one_cycle" => new OneCycle(
            c.Int("total_steps"), c.Double("max_lr"), c.Double("pct_start"), c.Text("anneal") == "cos" ? Anneal.Cosine : Anneal.Linear,
            c.Double("div_factor"), c.Double("final_div_factor"), c.Has("three_phase") && c.Bool("three_phase")),
        "reduce_on_plateau" => new ReduceOnPlateau(
            c.Double("factor"), c.Int("patience"), c.Text("mode") == "max" ? Objective.Metric("m") : Objective.Loss, c.Double("threshold"),
            c.Text("threshold_mode") == "rel" ? ThresholdMode.Relative : ThresholdMode.Absolute, c.Int("cooldown"), c.Double("min_lr")),
        _ => throw new InvalidOperationException($"no schedule for the golden operation '{c.Operation}'"),
    };
}

public sealed class ScheduleTests
{
    [Fact]
    public void Warmup_hands_over_to_the_next_schedule()
    {
        var schedule = new LinearWarmup(4, 0, new StepDecay(2, 0.5));
        Assert.Equal([0, 0.25, 0.5, 0.75, 1, 1, 0.5, 0.5, 0.25], Enumerable.Range(0, 9).Select(k => schedule.Rate(1, k)));
    }

    [Fact]
    public void One_cycle_stays_at_its_end()
    {
        var schedule = new OneCycle(10, 0.1);
        Assert.Equal(schedule.Rate(1, 9), schedule.Rate(1, 25));
    }

    [Fact]
    public void A_plateau_goes_on_from_its_saved_state()
    {
        ReduceOnPlateau a = new(0.5, 1), b = new(0.5, 1);
        a.Rate(1, 0);
        foreach (var value in new double[] { 3, 2, 2 }) a.Report(value);
        var state = new Dictionary<string, string>();
        a.Save(state);
        b.Load(state);
        Assert.Equal(1, b.Rate(9, 0));
        a.Report(2);
        b.Report(2);
        Assert.Equal(0.5, a.Rate(1, 0));
        Assert.Equal(0.5, b.Rate(1, 0));
    }

    [Fact]
    public void Bad_settings_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new MultiStepDecay([5, 3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StepDecay(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WarmupCosine(5, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReduceOnPlateau(1));
    }
}
