#if ILGPU_EMULATOR
using System;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using IlgpuEmulator;
using Xunit;

namespace NetDsl.Ilgpu.Tests;

/// <summary>What a step asks of memory: the device's, which may not suffice, and the host's, of which it takes none.</summary>
public sealed class DeviceMemoryTests
{
    [Fact]
    public void An_optimizer_that_does_not_fit_says_what_would()
    {
        const int Batch = 400;
        // Enough for the program, not for the optimizer's state beside it.
        var needs = Held(new TrainerOptions { BatchSize = Batch }, new EmulatorOptions());
        using var other = new OtherDevice(new EmulatorOptions { MemorySize = needs.Program + ((needs.Whole - needs.Program) / 2) });
        var network = Trainers.Network();
        var weights = network.Weights.ToArray();
        var error = Assert.Throws<GpuException>(() => Trainers.On(Device.Gpu, new Adam(0.01), options => options with { BatchSize = Batch }, network));
        Assert.Contains("a batch of 400 of 'Small' needs", error.Message, StringComparison.Ordinal);
        Assert.Contains("free of", error.Message, StringComparison.Ordinal);
        Assert.Equal(weights, network.Weights.ToArray());
        Assert.Equal(0, other.Device.BytesHeld);
        // The batch that the message names does fit, and trains.
        var fits = int.Parse(Regex.Match(error.Message, "largest batch that fits is ([0-9]+)").Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.InRange(fits, 1, Batch - 1);
        using var trainer = Trainers.On(Device.Gpu, new Adam(0.01), options => options with { BatchSize = fits }, network);
        trainer.Step(Trainers.Samples(1, fits).Inputs, Trainers.Samples(1, fits).Targets);
        Assert.NotEqual(weights, network.Weights.ToArray());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_step_allocates_nothing_on_the_host(bool replayed)
    {
        var options = new EmulatorOptions();
        using var other = new OtherDevice(options);
        if (replayed) other.Device.Graphs = new NullGraphDriver();
        using var trainer = Trainers.On(Device.Gpu, new Adam(0.01), all => all with { ClipNorm = 1 });
        var (x, t) = Trainers.Samples(1);
        // Real steps first: what the last one brought stays for those that do nothing.
        trainer.Step(x, t);
        options.DropWork = true;
        for (var step = 0; step < 3; step++) trainer.Step(x, t);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var step = 0; step < 10; step++) trainer.Step(x, t);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        options.DropWork = false;
        Assert.Equal(0, allocated);
        if (replayed) Assert.True(((GpuProgram)trainer.Program).Graphs!.Replays >= 10);
    }

    [Fact]
    public void The_summary_counts_the_kernels_of_a_step()
    {
        using var trainer = Trainers.On(Device.Gpu, new Adam(0.01));
        trainer.Step(Trainers.Samples(1).Inputs, Trainers.Samples(1).Targets);
        Assert.Contains($"on a GPU: {((GpuProgram)trainer.Program).Launches} kernels in a training step", trainer.Network.Info.Summary, StringComparison.Ordinal);
        using var prediction = (GpuProgram)trainer.Network.CreateProgram(ProgramKind.Prediction, 2, Device.Gpu);
        prediction.RunAlone();
        Assert.Contains($", {prediction.Launches} in a prediction", trainer.Network.Info.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_is_timed_on_its_batch()
    {
        using var program = (GpuProgram)Trainers.Network().CreateProgram(ProgramKind.Prediction, 2, Device.Gpu);
        Assert.Contains("before its first run", Assert.Throws<InvalidOperationException>(() => program.Time(1)).Message, StringComparison.Ordinal);
        program.SetInput(0, Trainers.Samples(1, 2).Inputs);
        program.RunAlone();
        var (y, launches) = (program.Output(0).ToArray(), program.Launches);
        Assert.True(program.Time(3) > 0);
        Assert.Equal(launches, program.Launches);
        Assert.Equal(y, program.Output(0).ToArray());
    }

    private static (long Program, long Whole) Held(TrainerOptions options, EmulatorOptions emulator)
    {
        using var other = new OtherDevice(emulator);
        var network = Trainers.Network();
        long program;
        using (network.CreateProgram(ProgramKind.Training, options.BatchSize, Device.Gpu)) program = Used(other);
        using var trainer = Trainers.On(Device.Gpu, new Adam(0.01), _ => options, network);
        return (program, Used(other));
    }

    private static long Used(OtherDevice other) => ((EmulatedAccelerator)other.Device.Accelerator).BytesInUse;

    /// <summary>Graphs of nothing.</summary>
    private sealed class NullGraphDriver : IGraphDriver
    {
        public int BeginCapture(IntPtr stream) => 0;

        public int EndCapture(IntPtr stream, out IntPtr graph) => (int)(graph = 0);

        public int Instantiate(IntPtr graph, out IntPtr executable) => (int)(executable = 1) - 1;

        public int Launch(IntPtr executable, IntPtr stream) => 0;

        public int FreeGraph(IntPtr graph) => 0;

        public int FreeExecutable(IntPtr executable) => 0;
    }
}
#endif
