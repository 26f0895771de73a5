using System;
using NetDsl.Runtime.Tests.Kernels;
using Xunit;

namespace NetDsl.Runtime.Tests.Training;

/// <summary>Samples that a step is given are read where they are; the ports belong to who fills them.</summary>
public sealed class BorrowedSamplesTests
{
    private static readonly TrainerOptions Options = new() { BatchSize = 4, Threads = 2 };

    [Fact]
    public void A_step_on_given_samples_is_the_step_on_filled_ports()
    {
        var data = Samples.Line(4);
        using var given = new Trainer<TinyLinear>(new TinyLinear(), new Adam(0.1), Options);
        using var filled = new Trainer<TinyLinear>(new TinyLinear(), new Adam(0.1), Options);
        for (var step = 0; step < 3; step++)
        {
            data.Floats("x").CopyTo(filled.Program.Floats(0));
            data.Floats("target").CopyTo(filled.Program.Floats(1));
            Assert.Equal(filled.Step(4), given.Step(data.Floats("x"), data.Floats("target")));
        }

        Assert.Equal(filled.Network.Weights.ToArray(), given.Network.Weights.ToArray());
        Assert.Equal(filled.Evaluate(data).Loss, given.Evaluate(data).Loss);
    }

    [Fact]
    public void The_port_of_the_input_stays_as_it_was_and_targets_can_be_read_afterwards()
    {
        var data = Samples.Line(4);
        using var trainer = new Trainer<TinyLinear>(new TinyLinear(), new Adam(0.1), Options);
        trainer.Program.Floats(0).Fill(7);
        trainer.Step(data.Floats("x"), data.Floats("target"));
        Assert.All(trainer.Program.Floats(0).ToArray(), value => Assert.Equal(7, value));
        Assert.Equal(data.Floats("target").ToArray(), trainer.Program.Floats(1).ToArray());

        // Nor after a step that fails.
        var bad = data.Floats("x").ToArray();
        bad[0] = float.PositiveInfinity;
        Assert.Throws<NonFiniteLossException>(() => trainer.Step(bad, data.Floats("target")));
        Assert.All(trainer.Program.Floats(0).ToArray(), value => Assert.Equal(7, value));
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var data = Samples.Line(4);
        var (x, target) = (data.Floats("x").ToArray(), data.Floats("target").ToArray());
        var output = new float[4];
        using var trainer = new Trainer<TinyLinear>(new TinyLinear(), new Adam(0.1), Options);
        Assert.Equal(0, Allocations.Least(() =>
        {
            trainer.Step(x, target);
            trainer.Predict(x, output);
        }));
    }
}
