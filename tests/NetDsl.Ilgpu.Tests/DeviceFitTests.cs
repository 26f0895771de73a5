using System;
using NetDsl.Data;
using Xunit;
#if ILGPU_EMULATOR
using IlgpuEmulator;
#endif

namespace NetDsl.Ilgpu.Tests;

/// <summary>Fits on the device, where several steps are under way at a time.</summary>
public sealed class DeviceFitTests
{
    [Fact]
    public void A_fit_is_that_of_the_CPU()
    {
        // 23 batches, the last one smaller: a window that is full, and one that is not.
        var (train, validation) = (Trainers.Data(1, 113), Trainers.Data(2, 17));
        using var cpu = Trainers.On(Device.Cpu, new Adam(0.01), options => options with { Schedule = new CosineDecay(60) });
        using var gpu = Trainers.On(Device.Gpu, new Adam(0.01), options => options with { Schedule = new CosineDecay(60) });
        var told = new Told();
        var expected = cpu.Fit(train, validation, 2);
        var actual = gpu.Fit(train, validation, 2, progress: told);
        for (var epoch = 0; epoch < 2; epoch++)
        {
            Assert.Equal(expected.Epochs[epoch].TrainLoss, actual.Epochs[epoch].TrainLoss, 1e-4);
            Assert.Equal(expected.Epochs[epoch].ValidationLoss!.Value, actual.Epochs[epoch].ValidationLoss!.Value, 1e-4);
        }

        DeviceTrainingTests.Near(cpu.Network.Weights, gpu.Network.Weights);
        Assert.Equal(46, gpu.Steps);
        // 16 steps at a time, and each epoch's end.
        Assert.Equal(6, told.Count);
    }

    [Fact]
    public void Metrics_read_every_step()
    {
        var train = Trainers.Data(1, 32);
        using var cpu = Trainers.On(Device.Cpu, new Sgd(0.01));
        using var gpu = Trainers.On(Device.Gpu, new Sgd(0.01));
        var (expected, actual) = (cpu.Fit(train, metrics: [new R2()]), gpu.Fit(train, metrics: [new R2()]));
        Assert.Equal(expected.Epochs[0].TrainMetrics["r2"], actual.Epochs[0].TrainMetrics["r2"], 1e-4);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(16)]
    public void A_step_that_is_not_finite_is_named_and_changes_nothing_nor_do_those_behind_it(int step)
    {
        static Optimizer Make() => new NAdam(0.01);
        var (inputs, targets) = Trainers.Samples(1, 150);
        inputs[(step * Trainers.Batch * 6) + 8] = float.NaN;
        var broken = DataSet.Of("x", inputs, 6).With("target", targets, 3);
        using var cpu = Trainers.On(Device.Cpu, Make(), options => options with { Shuffle = false });
        using var gpu = Trainers.On(Device.Gpu, Make(), options => options with { Shuffle = false });
        var expected = Assert.Throws<NonFiniteLossException>(() => cpu.Fit(broken));
        var actual = Assert.Throws<NonFiniteLossException>(() => gpu.Fit(broken));
        Assert.Equal(expected.Message, actual.Message);
        Assert.Equal(step + 1, actual.Step);
        Assert.Equal(step, gpu.Steps);
        DeviceTrainingTests.Near(cpu.Network.Weights, gpu.Network.Weights);
        // What goes on from there is the same run: NAdam keeps a number of its own that must have been taken back.
        cpu.NextEpoch();
        gpu.NextEpoch();
        cpu.Fit(Trainers.Data(3, 40));
        gpu.Fit(Trainers.Data(3, 40));
        DeviceTrainingTests.Near(cpu.Network.Weights, gpu.Network.Weights);
    }

    [Fact]
    public void A_layer_whose_values_overflow_is_named()
    {
        using var gpu = Trainers.On(Device.Gpu, new Sgd(0.01));
        gpu.Network.Parameter("fc2.weight").Fill(3e38f);
        var before = gpu.Network.Weights.ToArray();
        var error = Assert.Throws<NonFiniteLossException>(() => gpu.Fit(Trainers.Data(1, 60)));
        Assert.Contains("Net.cs(7)", error.Place, StringComparison.Ordinal);
        Assert.Equal(before, gpu.Network.Weights.ToArray());
        Assert.Equal(0, gpu.Steps);
    }

#if ILGPU_EMULATOR
    [Fact]
    public void A_lost_device_leaves_the_parameters_of_the_last_epoch()
    {
        var options = new EmulatorOptions();
        using var other = new OtherDevice(options);
        using var gpu = Trainers.On(Device.Gpu, new Adam(0.01));
        var train = Trainers.Data(1, 60);
        float[] weights = [];
        gpu.Fit(train, epochs: 2, onEpoch: _ => weights = gpu.Network.Weights.ToArray());
        options.LaunchesUntilLost = 30;
        Assert.Contains("those of the last epoch", Assert.Throws<GpuException>(() => gpu.Fit(train, epochs: 3)).Message, StringComparison.Ordinal);
        Assert.Equal(weights, gpu.Network.Weights.ToArray());
        Assert.Contains("was lost before", Assert.Throws<GpuException>(() => gpu.Fit(train)).Message, StringComparison.Ordinal);
        options.DeviceIsLost = false;
    }

    [Fact]
    public void A_loss_that_shows_when_weights_are_read_is_told_once()
    {
        var options = new EmulatorOptions();
        using var other = new OtherDevice(options);
        using var gpu = Trainers.On(Device.Gpu, new Adam(0.01));
        var before = gpu.Network.Weights.ToArray();
        gpu.Step(Trainers.Samples(1).Inputs, Trainers.Samples(1).Targets);
        options.DeviceIsLost = true;
        Assert.Throws<GpuException>(() => gpu.Network.Weights.Length);
        Assert.Equal(before, gpu.Network.Weights.ToArray());
        options.DeviceIsLost = false;
    }
#endif

    private sealed class Told : IProgress<TrainingProgress>
    {
        public int Count { get; private set; }

        public void Report(TrainingProgress value) => Count++;
    }
}
