using System;
using System.Runtime.InteropServices;
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
    public void Samples_that_the_step_overwrites_are_copied_first()
    {
        using var trainer = new Trainer<TinyLinear>(new TinyLinear(), new Adam(0.1), Options);
        using var copied = new Trainer<TinyLinear>(new TinyLinear(), new Adam(0.1), Options);
        var data = Samples.Line(4);
        trainer.Step(data.Floats("x"), data.Floats("target"));
        copied.Step(data.Floats("x"), data.Floats("target"));

        // What one step computed are the samples of the next.
        var loss = trainer.Step(trainer.Program.Gradients[..12], data.Floats("target"));
        Assert.Equal(copied.Step(copied.Program.Gradients[..12].ToArray(), data.Floats("target")), loss);
        Assert.Equal(copied.Network.Weights.ToArray(), trainer.Network.Weights.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Samples_behind_a_header_of_any_length_are_read_right(int header)
    {
        var data = Samples.Line(4);
        var bytes = new byte[header + (12 * sizeof(float))];
        MemoryMarshal.AsBytes(data.Floats("x")).CopyTo(bytes.AsSpan(header));
        using var trainer = new Trainer<TinyLinear>(new TinyLinear(), new Adam(0.1), Options);
        trainer.Program.Floats(0).Clear();
        trainer.Step(MemoryMarshal.Cast<byte, float>(bytes.AsSpan(header)), data.Floats("target"));
        // Kernels count distances in floats: samples between two of them come into the port.
        Assert.Equal(data.Floats("x").ToArray(), trainer.Program.Floats(0).ToArray());
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
