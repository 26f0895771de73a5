using System;
using NetDsl.Runtime.Tests.Kernels;
using Xunit;

namespace NetDsl.Runtime.Tests.Training;

/// <summary>Samples that a step is given are read where they are; the ports belong to who fills them.</summary>
public sealed class BorrowedSamplesTests
{
    private static readonly TrainerOptions Options = new() { BatchSize = 4, Threads = 2 };

    [Fact]
    public void Evaluation_and_prediction_of_a_data_set_are_those_of_its_copies()
    {
        var data = Samples.Line(11);
        using var trainer = new Trainer<TinyLinear>(new TinyLinear(), new Adam(0.1), Options);
        trainer.Fit(data, epochs: 2);
        var predicted = trainer.Predict(data);
        using var program = trainer.Network.CreateProgram(ProgramKind.Evaluation, 11);
        program.SetInput(0, data.Floats("x"));
        program.SetInput(1, data.Floats("target"));
        program.RunAlone();
        Assert.Equal(program.Output(0).ToArray(), predicted);
        Assert.Equal(program.Loss, trainer.Evaluate(data).Loss, 1e-5);
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
