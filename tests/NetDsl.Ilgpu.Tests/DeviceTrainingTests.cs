using System;
using System.Collections.Generic;
using Xunit;

namespace NetDsl.Ilgpu.Tests;

/// <summary>Whole steps on the device: every optimizer, clipping, groups, and where the newest numbers are.</summary>
public sealed class DeviceTrainingTests
{
    public static TheoryData<string> Optimizers => [.. Makers.Keys];

    private static Dictionary<string, Func<Optimizer>> Makers { get; } = new()
    {
        ["sgd"] = () => new Sgd(0.05),
        ["momentum"] = () => new Sgd(0.02, 0.9, 0.1, weightDecay: 0.01),
        ["nesterov"] = () => new Sgd(0.02, 0.9, nesterov: true),
        ["adam"] = () => new Adam(0.01, weightDecay: 0.02),
        ["amsgrad"] = () => new Adam(0.01, amsGrad: true),
        ["adamw"] = () => new AdamW(0.01, weightDecay: 0.1),
        ["nadam"] = () => new NAdam(0.01),
        ["radam"] = () => new RAdam(0.01),
        ["rmsprop"] = () => new RmsProp(0.005),
        ["rmsprop with momentum"] = () => new RmsProp(0.005, momentum: 0.5),
        ["centered rmsprop"] = () => new RmsProp(0.005, centered: true),
        ["adagrad"] = () => new Adagrad(0.05, initialAccumulator: 0.1),
        ["adadelta"] = () => new Adadelta(),
    };

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Every_optimizer_does_on_the_device_what_it_does_on_the_CPU(string name)
    {
        static TrainerOptions Grouped(TrainerOptions options) => options with
        {
            ClipNorm = 0.8,
            Groups = [new("*.bias") { WeightDecay = 0, LearningRateFactor = 2 }],
        };
        using var cpu = Trainers.On(Device.Cpu, Makers[name](), Grouped);
        using var gpu = Trainers.On(Device.Gpu, Makers[name](), Grouped);
        for (var step = 0; step < 12; step++)
        {
            var (x, t) = Trainers.Samples(step);
            Near([cpu.Step(x, t)], [gpu.Step(x, t)]);
            Near([(float)cpu.GradientNorm], [(float)gpu.GradientNorm]);
        }

        Near(cpu.Network.Weights, gpu.Network.Weights);
        Near(cpu.Program.Gradients, gpu.Program.Gradients);
        var (ofCpu, ofGpu) = (cpu.Export(), gpu.Export());
        Assert.Equal(ofCpu.Values, ofGpu.Values);
        foreach (var (key, tensor) in ofCpu.Tensors) Near(tensor, ofGpu.Tensors[key]);
    }

    [Fact]
    public void Values_are_clipped_and_frozen_parameters_stay()
    {
        static TrainerOptions Clipped(TrainerOptions options) => options with { ClipValue = 0.05, Groups = [new("fc2.*") { Frozen = true }] };
        using var cpu = Trainers.On(Device.Cpu, new Sgd(0.1), Clipped);
        using var gpu = Trainers.On(Device.Gpu, new Sgd(0.1), Clipped);
        var before = gpu.Network.Parameter("fc2.weight").ToArray();
        for (var step = 0; step < 5; step++)
        {
            var (x, t) = Trainers.Samples(step);
            Near([cpu.Step(x, t)], [gpu.Step(x, t)]);
        }

        Assert.Equal(before, gpu.Network.Parameter("fc2.weight").ToArray());
        Near(cpu.Network.Weights, gpu.Network.Weights);
        Assert.True(double.IsNaN(gpu.GradientNorm));
    }

    [Fact]
    public void An_optimizer_without_a_rule_works_on_the_CPU()
    {
        using var cpu = Trainers.On(Device.Cpu, new SignDescent());
        using var gpu = Trainers.On(Device.Gpu, new SignDescent());
        for (var step = 0; step < 4; step++)
        {
            var (x, t) = Trainers.Samples(step);
            Near([cpu.Step(x, t)], [gpu.Step(x, t)]);
        }

        Near(cpu.Network.Weights, gpu.Network.Weights);
    }

    [Fact]
    public void Weights_are_never_old_whoever_changed_them()
    {
        using var cpu = Trainers.On(Device.Cpu, new Adam(0.01));
        using var gpu = Trainers.On(Device.Gpu, new Adam(0.01));
        for (var step = 0; step < 6; step++)
        {
            var (x, t) = Trainers.Samples(step);
            Near([cpu.Step(x, t)], [gpu.Step(x, t)]);
            Near(cpu.Network.Weights, gpu.Network.Weights);
            foreach (var trainer in (Trainer<Network>[])[cpu, gpu])
            {
                trainer.Network.Weights[step] += 0.25f;
                trainer.Network.Parameter("fc1.bias")[step] = step;
            }
        }

        Near(cpu.Network.Parameter("fc1.bias"), gpu.Network.Parameter("fc1.bias"));
        // A program of the CPU on the same network sees the newest parameters too.
        using var program = gpu.Network.CreateProgram(ProgramKind.Prediction, 1);
        using var onDevice = gpu.Network.CreateProgram(ProgramKind.Prediction, 1, Device.Gpu);
        foreach (var each in (NetworkProgram[])[program, onDevice])
        {
            each.SetInput(0, Trainers.Samples(9, 1).Inputs);
            each.RunAlone();
        }

        Near(program.Output(0), onDevice.Output(0));
        gpu.Network.Initialize(5);
        onDevice.RunAlone();
        program.RunAlone();
        Near(program.Output(0), onDevice.Output(0));
    }

    [Fact]
    public void Weights_stay_when_the_trainer_goes()
    {
        var network = Trainers.Network();
        using var cpu = Trainers.On(Device.Cpu, new Sgd(0.1));
        using (var gpu = Trainers.On(Device.Gpu, new Sgd(0.1), network: network))
        {
            var (x, t) = Trainers.Samples(1);
            gpu.Step(x, t);
            cpu.Step(x, t);
        }

        Near(cpu.Network.Weights, network.Weights);
        using var again = Trainers.On(Device.Gpu, new Sgd(0.1), network: network);
        again.Step(Trainers.Samples(2).Inputs, Trainers.Samples(2).Targets);
        cpu.Step(Trainers.Samples(2).Inputs, Trainers.Samples(2).Targets);
        Near(cpu.Network.Weights, network.Weights);
    }

    [Fact]
    public void A_network_predicts_where_it_is_told_to()
    {
        var network = Trainers.Network();
        var predict = network.GetType().GetMethod("Predict", [typeof(ReadOnlySpan<float>)])!.CreateDelegate<Prediction>(network);
        var x = Trainers.Samples(1, 70).Inputs;
        var expected = predict(x);
        network.Device = Device.Auto;
        Assert.Equal(Device.Gpu, network.Device);
        Near(expected, predict(x));
        network.Weights.Clear();
        Assert.All(predict(x), y => Assert.Equal(0, y));
        network.Device = Device.Cpu;
        Assert.All(predict(x), y => Assert.Equal(0, y));
        Assert.Contains("NetDsl.Ilgpu", Assert.Throws<InvalidOperationException>(() => new Bare().Device = Device.Gpu).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_on_a_GPU_says_what_to_do()
    {
        var network = new Remembering { Device = Device.Gpu };
        Assert.Contains("set network.Device = Device.Cpu before CreateSession", Assert.Throws<InvalidOperationException>(() => network.CreateSession()).Message, StringComparison.Ordinal);
        network.Device = Device.Cpu;
        Assert.Throws<NotSupportedException>(() => network.CreateSession());
    }

    [Theory]
    [InlineData("adam")]
    [InlineData("nadam")]
    public void A_run_goes_on_from_its_state_bit_for_bit(string name)
    {
        using var whole = Trainers.On(Device.Gpu, Makers[name]());
        using var resumed = Trainers.On(Device.Gpu, Makers[name]());
        for (var step = 0; step < 4; step++) whole.Step(Trainers.Samples(step).Inputs, Trainers.Samples(step).Targets);
        resumed.Step(Trainers.Samples(8).Inputs, Trainers.Samples(8).Targets);
        whole.Network.Weights.CopyTo(resumed.Network.Weights);
        resumed.Import(whole.Export());
        foreach (var trainer in (Trainer<Network>[])[whole, resumed])
            for (var step = 4; step < 7; step++) trainer.Step(Trainers.Samples(step).Inputs, Trainers.Samples(step).Targets);
        Assert.Equal(whole.Network.Weights.ToArray(), resumed.Network.Weights.ToArray());
    }

    private delegate float[] Prediction(ReadOnlySpan<float> x);

    internal static void Near(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, float tolerance = 1e-4f)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            if (!(expected[i].Equals(actual[i]) || MathF.Abs(expected[i] - actual[i]) <= tolerance * MathF.Max(1, MathF.Abs(expected[i]))))
                Assert.Fail($"value {i} is {actual[i]}, but {expected[i]} is due");
    }

    /// <summary>A network of a project without the GPU's package.</summary>
    private sealed class Bare() : Network(new NetworkInfo("Bare", [], [], [], [], 0, ""), 0)
    {
        public override NetworkProgram CreateProgram(ProgramKind kind, int capacity) => throw new NotSupportedException();
    }

    /// <summary>A network that takes elements one at a time, and has a GPU.</summary>
    private sealed class Remembering() : Network(new NetworkInfo("Remembering", [], [], [], [], 0, ""), 0)
    {
        public override string? WhyNoGpu => null;

        public override string? WhyNoSession => null;

        public override NetworkProgram CreateProgram(ProgramKind kind, int capacity) => throw new NotSupportedException();

        protected override NetworkProgram CreateGenerationProgram(int rows) => throw new NotSupportedException();
    }

    /// <summary>An optimizer of a user: w −= rate · sign g.</summary>
    private sealed class SignDescent() : Optimizer(0.01, 0)
    {
        public override string Name => "sign";

        protected internal override IReadOnlyList<string> StateNames => [];

        protected override void Prepare(long step)
        {
        }

        protected override void Update(in OptimizerSlice slice)
        {
            for (var i = 0; i < slice.Weights.Length; i++) slice.Weights[i] -= (float)slice.LearningRate * Math.Sign(slice.Gradients[i]);
        }
    }
}
