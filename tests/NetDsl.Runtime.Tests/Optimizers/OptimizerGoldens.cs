using System;
using System.Collections.Generic;
using System.Linq;
using NetDsl.Testing;
using Xunit;

namespace NetDsl.Runtime.Tests.Optimizers;

/// <summary>Every optimizer walks the way that PyTorch's walks.</summary>
public sealed class OptimizerGoldens
{
    private const double Tolerance = 5e-6;

    public static IEnumerable<object[]> Trajectories() =>
        Goldens.Read("optimizers").Where(c => !c.Operation.StartsWith("clip_", StringComparison.Ordinal)).Select(c => new object[] { c.Name }).DefaultIfEmpty([""]);

    public static IEnumerable<object[]> Clips() =>
        Goldens.Read("optimizers").Where(c => c.Operation.StartsWith("clip_", StringComparison.Ordinal)).Select(c => new object[] { c.Name }).DefaultIfEmpty([""]);

    [SkippableTheory]
    [MemberData(nameof(Trajectories))]
    public void Follows_the_reference(string name)
    {
        SharedFolder.Require("goldens/optimizers.json");
        var golden = Goldens.Read("optimizers").Single(c => c.Name == name);
        var w = golden.Parameters["w"].Data.ToArray();
        using var optimizer = Make(golden);
        optimizer.Attach(Info(w.Length));
        var after = golden.Outputs["w_after"];
        var gradient = new float[w.Length];
        for (var step = 0; step < golden.Int("steps"); step++)
        {
            if (golden.Text("problem") == "quadratic")
            {
                var loss = Quadratic(golden.Inputs["A"].Data, golden.Inputs["b"].Data, w, gradient);
                Assert.Null(Goldens.Difference($"loss_before[{step}]", [golden.Outputs["loss_before"].Data[step]], [loss], Tolerance));
            }
            else golden.Inputs["gradients"].Data.AsSpan(step * w.Length, w.Length).CopyTo(gradient);
            if (golden.Has("clip_norm")) GradientClipping.ByNorm(gradient, golden.Double("clip_norm"));
            if (golden.Has("clip_value")) GradientClipping.ByValue(gradient, golden.Double("clip_value"));
            optimizer.Step(w, gradient);
            Assert.Null(Goldens.Difference($"w_after[{step}]", after.Data.AsSpan(step * w.Length, w.Length), w, Tolerance));
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Clips))]
    public void Clips_as_the_reference(string name)
    {
        SharedFolder.Require("goldens/optimizers.json");
        var golden = Goldens.Read("optimizers").Single(c => c.Name == name);
        var inputs = golden.Inputs.OrderBy(i => i.Key, StringComparer.Ordinal).ToArray();
        var outputs = golden.Outputs.Where(o => o.Value.Shape.Length > 0).OrderBy(o => o.Key, StringComparer.Ordinal).ToArray();
        var all = inputs.SelectMany(i => i.Value.Data).ToArray();
        if (golden.Operation == "clip_by_norm") GradientClipping.ByNorm(all, golden.Double("limit"));
        else GradientClipping.ByValue(all, golden.Double("limit"));
        Assert.Null(Goldens.Difference(name, outputs.SelectMany(o => o.Value.Data).ToArray(), all, Tolerance));
    }

    [SkippableFact]
    public void The_goldens_cover_every_optimizer()
    {
        SharedFolder.Require("goldens/optimizers.json");
        var cases = Goldens.Read("optimizers");
        using var _ = Make(cases[0]);
        Assert.Equal(
            ["adadelta", "adagrad", "adam", "adamw", "amsgrad", "clip_by_norm", "clip_by_value", "momentum", "nadam", "nesterov", "radam", "rmsprop", "sgd"],
            cases.Select(c => c.Operation).Distinct().Order(StringComparer.Ordinal));
    }

    internal static NetworkInfo Info(int count) =>
        new("Golden", [new ParameterInfo("w", [count], 0, Init.Zeros, 1, 1)], [], [], [], count, "");

    private static float Quadratic(float[] a, float[] b, float[] w, float[] gradient)
    {
        double loss = 0;
        for (var i = 0; i < w.Length; i++)
        {
            double sum = 0;
            for (var j = 0; j < w.Length; j++) sum += (double)a[(i * w.Length) + j] * w[j];
            loss += w[i] * ((0.5 * sum) - b[i]);
            gradient[i] = (float)(sum - b[i]);
        }

        return (float)loss;
    }

    private static Optimizer Make(GoldenCase c)
    {
        var rate = c.Double("lr");
        var decay = c.Double("weight_decay");
        return c.Operation switch
        {
            "sgd" => new Sgd(rate, weightDecay: decay),
            "momentum" => new Sgd(rate, c.Double("momentum"), c.Double("dampening"), weightDecay: decay),
            "nesterov" => new Sgd(rate, c.Double("momentum"), nesterov: true, weightDecay: decay),
            "adagrad" => new Adagrad(rate, c.Double("lr_decay"), c.Double("initial_accumulator"), c.Double("eps"), decay),
            "adadelta" => new Adadelta(rate, c.Double("rho"), c.Double("eps"), decay),
            "rmsprop" => new RmsProp(rate, c.Double("alpha"), c.Double("eps"), c.Double("momentum"), c.Bool("centered"), decay),
            "adam" => new Adam(rate, c.Double("beta1"), c.Double("beta2"), c.Double("eps"), decay),
            "amsgrad" => new Adam(rate, c.Double("beta1"), c.Double("beta2"), c.Double("eps"), decay, amsGrad: true),
            "adamw" => new AdamW(rate, c.Double("beta1"), c.Double("beta2"), c.Double("eps"), decay),
            "nadam" => new NAdam(rate, c.Double("beta1"), c.Double("beta2"), c.Double("eps"), c.Double("momentum_decay"), decay),
            "radam" => new RAdam(rate, c.Double("beta1"), c.Double("beta2"), c.Double("eps"), decay),
            _ => throw new InvalidOperationException($"no optimizer for the golden operation '{c.Operation}'"),
        };
    }
}
