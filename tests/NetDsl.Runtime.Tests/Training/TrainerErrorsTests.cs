using System;
using NetDsl.Data;
using Xunit;

namespace NetDsl.Runtime.Tests.Training;

/// <summary>What does not fit is refused before anything changes, and the message says why.</summary>
public sealed class TrainerErrorsTests : IDisposable
{
    private readonly Trainer<TinyLinear> line = new(new TinyLinear(), new Adam(0.1), new TrainerOptions { BatchSize = 4, Threads = 1 });
    private readonly Trainer<TinySoftmax> clouds = new(new TinySoftmax(), new Adam(0.1), new TrainerOptions { BatchSize = 4, Threads = 1 });

    public void Dispose()
    {
        line.Dispose();
        clouds.Dispose();
    }

    [Fact]
    public void ColumnsMustBeInputsAndThenTargets()
    {
        var x = DataSet.Of("x", new float[6], 3);
        Refused(line, x, "has 1 columns", "takes 2");
        Refused(line, x.With("target", new int[2], 1), "'target: float[1]'", "a float[]");
        Refused(line, DataSet.Of("target", new float[2], 1).With("x", new float[6], 3), "'x: float[3]'", "order of the inputs");
        Refused(line, x.With("target", new float[2], 1).With("more", new float[2], 1), "has 3 columns");
        Refused(clouds, DataSet.Of("x", new float[4], 2).With("label", [0, 3]), "'label'", "sample 1 has 3", "0 to 2 (or be -100)");
    }

    [Fact]
    public void TheValidationSetIsLookedAtBeforeTheFirstStep()
    {
        var error = Assert.Throws<ArgumentException>(() => line.Fit(Samples.Line(4), DataSet.Of("x", new float[6], 3)));
        Assert.Contains("'validation' has 1 columns", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, line.Steps);
    }

    [Fact]
    public void AMetricMustFitTheNetwork()
    {
        foreach (var metric in new Metric[] { new Mae(), new Rmse(), new R2() })
            Assert.Contains($"'{metric.Name}' cannot hold output 'logits'", Assert.Throws<ArgumentException>(() => clouds.Fit(Samples.Clouds(6), metrics: [metric])).Message, StringComparison.Ordinal);
        Assert.Contains("1 outputs", Assert.Throws<ArgumentException>(() => line.Evaluate(Samples.Line(4), new Mae { Output = 1 })).Message, StringComparison.Ordinal);
        Assert.Contains("given twice", Assert.Throws<ArgumentException>(() => line.Evaluate(Samples.Line(4), new Mae(), new Mae())).Message, StringComparison.Ordinal);
        Assert.Equal(0, clouds.Steps);
    }

    [Fact]
    public void AStepReadsWhatItIsGivenAndThePortsOtherwise()
    {
        using var other = new Trainer<TinyLinear>(new TinyLinear(), new Adam(0.1), new TrainerOptions { BatchSize = 4, Threads = 1 });
        float[] x = [1, 2, 3, 4, 5, 6], targets = [7, 8];
        for (var step = 0; step < 3; step++)
        {
            // What an earlier step was given does not stay.
            x[step] += 0.5f;
            x.CopyTo(other.Program.Floats(0));
            targets.CopyTo(other.Program.Floats(1));
            Assert.Equal(other.Step(2), line.Step(x, targets));
        }

        x.CopyTo(line.Program.Floats(0));
        Assert.Equal(other.Step(2), line.Step(2));
    }

    [Fact]
    public void AStepChecksLengthsAndLabels()
    {
        var before = clouds.Network.Weights.ToArray();
        Step("a batch of 5 samples", () => line.Step(new float[15], new float[5]));
        Step("multiple of 3", () => line.Step(new float[4], new float[1]));
        Step("2 samples of 'x'", () => line.Step(new float[6], new float[1]));
        Step("takes floats, not integers", () => line.Step(new float[6], new int[2]));
        Step("sample 1 has 7", () => clouds.Step(new float[4], [0, 7]));
        Assert.Equal(before, clouds.Network.Weights.ToArray());

        static void Step(string part, Action step) => Assert.Contains(part, Assert.ThrowsAny<ArgumentException>(step).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnInputThatIsNaNIsNamedAndChangesNothing()
    {
        var data = Samples.Line(4);
        var x = data.Floats("x").ToArray();
        x[7] = float.NaN;
        using var same = new Trainer<TinyLinear>(new TinyLinear(), new Adam(0.1), new TrainerOptions { BatchSize = 4, Threads = 1, ClipNorm = 1 });
        same.Step(data.Floats("x"), data.Floats("target"));
        using var trainer = new Trainer<TinyLinear>(new TinyLinear(), new Adam(0.1), new TrainerOptions { BatchSize = 4, Threads = 1, ClipNorm = 1 });
        trainer.Step(data.Floats("x"), data.Floats("target"));
        var before = trainer.Network.Weights.ToArray();
        var error = Assert.Throws<NonFiniteLossException>(() => trainer.Step(x, data.Floats("target")));
        Assert.Equal("'x' itself, sample 2 of the batch", error.Place);
        Assert.True(float.IsNaN(error.Loss));
        Assert.Equal(2, error.Step);
        Assert.Contains("step 2: the loss is NaN", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, trainer.Network.Weights.ToArray());
        Assert.Equal(1, trainer.Steps);

        // Nor has the optimizer's memory seen the bad step.
        trainer.Step(data.Floats("x"), data.Floats("target"));
        same.Step(data.Floats("x"), data.Floats("target"));
        Assert.Equal(same.Network.Weights.ToArray(), trainer.Network.Weights.ToArray());
    }

    [Fact]
    public void ALayerThatIsNotFiniteIsNamed()
    {
        line.Network.Weights[0] = float.NaN;
        Assert.Equal("fc", Assert.Throws<NonFiniteLossException>(() => line.Fit(Samples.Line(4))).Place);
    }

    [Fact]
    public void AGradientThatIsNotFiniteIsNamed()
    {
        // The loss, 1e38, is finite; 2 · 1e19 · 1e20 is not.
        line.Network.Weights.Clear();
        var error = Assert.Throws<NonFiniteLossException>(() => line.Step([1e20f, 0, 0], [1e19f]));
        Assert.True(float.IsFinite(error.Loss));
        Assert.Equal("the gradient of 'fc.weight'", error.Place);
        Assert.All(line.Network.Weights.ToArray(), w => Assert.Equal(0, w));
    }

    [Fact]
    public void ADisposedTrainerSaysSo()
    {
        line.Dispose();
        Assert.Throws<ObjectDisposedException>(() => line.Fit(Samples.Line(4)));
        Assert.Throws<ObjectDisposedException>(() => line.Evaluate(Samples.Line(4)));
        Assert.Throws<ObjectDisposedException>(() => line.Predict(Samples.Line(4)));
        Assert.Throws<ObjectDisposedException>(() => line.Step(1));
    }

    private static void Refused<T>(Trainer<T> trainer, DataSet data, params string[] parts)
        where T : Network
    {
        var before = trainer.Network.Weights.ToArray();
        var error = Assert.ThrowsAny<ArgumentException>(() => trainer.Fit(data));
        foreach (var part in parts) Assert.Contains(part, error.Message, StringComparison.Ordinal);
        Assert.ThrowsAny<ArgumentException>(() => trainer.Evaluate(data));
        Assert.Equal(before, trainer.Network.Weights.ToArray());
        Assert.Equal(0, trainer.Steps);
    }
}
