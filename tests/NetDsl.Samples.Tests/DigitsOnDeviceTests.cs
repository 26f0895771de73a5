using System;
using System.Linq;
using NetDsl;
using NetDsl.Ilgpu;
using Samples.Handwriting;
using Xunit;

namespace Samples.Tests;

/// <summary>The digits on a GPU, or on the emulator where there is none.</summary>
[Collection(Runs.Name)]
public sealed class DigitsOnDeviceTests : IDisposable
{
    private readonly GpuDevice device = GpuDevice.Open(emulate: true);

    public void Dispose()
    {
        device.Dispose();
        GpuDevice.Share(null);
    }

    [Fact]
    public void WithoutAGpuTheSampleSaysSoInOneLine()
    {
        // Where there is one, the run would succeed.
        GpuDevice.Share(null);
        if (GpuDevice.WhyNone is null) return;
        Assert.Contains("--device gpu: no GPU was found", Runs.Fail(Program.Main, "--device", "gpu"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TrainingStaysTogetherWithTheCpu(bool convolutional)
    {
        GpuDevice.Share(device);
        Network Create() => convolutional ? new LeNet5(1) : new Digits(1);
        var options = new TrainerOptions { BatchSize = 2, ClipNorm = 1 };
        using var cpu = new Trainer<Network>(Create(), new Adam(), options);
        using var gpu = new Trainer<Network>(Create(), new Adam(), options, Device.Gpu);
        var random = new RandomSource(1);
        for (var step = 0; step < 2; step++)
        {
            var images = Enumerable.Range(0, 2 * 784).Select(_ => (float)random.NextDouble()).ToArray();
            Assert.Equal(cpu.Step(images, [1, 7]), gpu.Step(images, [1, 7]), 1e-3f);
        }

        // The network's own, and those of the gradients' check and the optimizer.
        Assert.True(((GpuProgram)gpu.Program).Launches > 10);
        cpu.Network.Device = Device.Gpu;
        Assert.Equal(Device.Gpu, cpu.Network.Device);
    }
}
