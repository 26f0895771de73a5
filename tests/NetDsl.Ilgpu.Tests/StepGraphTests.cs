#if ILGPU_EMULATOR
using System;
using System.Linq;
using IlgpuEmulator;
using NetDsl.Compiler;
using NetDsl.Compiler.Tests.Emit;
using Xunit;

namespace NetDsl.Ilgpu.Tests;

/// <summary>Steps that are captured once and replayed, by a driver that does as CUDA's.</summary>
public sealed class StepGraphTests
{
    [Fact]
    public void A_fit_by_replays_is_the_same_to_the_bit()
    {
        // Rate, step, seed of dropout, samples and the place in the window change from step to step: none may be an argument.
        static Network Make() => EmittedCode.Load(Dropping());
        static Trainer<Network> Trainer(Network network) => new(network, new NAdam(0.01),
            new TrainerOptions { BatchSize = Trainers.Batch, Seed = 3, ClipNorm = 0.5, Schedule = new CosineDecay(60) }, Device.Gpu);
        using var other = new OtherDevice(new EmulatorOptions());
        var (plain, replayed) = (Make(), Make());
        using (var trainer = Trainer(plain)) trainer.Fit(Trainers.Data(1, 113), Trainers.Data(2, 17), 2);
        var driver = new FakeGraphDriver(other.Device);
        other.Device.Graphs = driver;
        using (var trainer = Trainer(replayed))
        {
            trainer.Fit(Trainers.Data(1, 113), Trainers.Data(2, 17), 2);
            var graphs = ((GpuProgram)trainer.Program).Graphs!;
            // Full batches and the rest of an epoch have graphs of their own; the first run of each is not replayed.
            Assert.Equal(46 - 2, graphs.Replays);
            Assert.Null(((GpuProgram)trainer.Program).WhyNoReplay);
            Assert.True(((GpuProgram)trainer.Program).Launches > 8);
        }

        Assert.Equal(plain.Weights.ToArray(), replayed.Weights.ToArray());
        Assert.Equal(0, driver.Alive);
    }

    [Fact]
    public void What_changes_the_arguments_is_captured_anew()
    {
        using var other = new OtherDevice(new EmulatorOptions());
        var driver = new FakeGraphDriver(other.Device);
        other.Device.Graphs = driver;
        using var trainer = Trainers.On(Device.Gpu, new Adam(0.01));
        var program = (GpuProgram)trainer.Program;
        for (var step = 0; step < 4; step++) trainer.Step(Trainers.Samples(step).Inputs, Trainers.Samples(step).Targets);
        Assert.Equal((1, 3L), (driver.Captures, program.Graphs!.Replays));
        for (var step = 0; step < 3; step++) trainer.Step(Trainers.Samples(step, 2).Inputs, Trainers.Samples(step, 2).Targets);
        Assert.Equal((2, 5L), (driver.Captures, program.Graphs!.Replays));
        // The program without its optimizer is another sequence of kernels.
        var launches = program.Launches;
        for (var run = 0; run < 3; run++) program.RunAlone();
        Assert.Equal((3, 7L), (driver.Captures, program.Graphs!.Replays));
        Assert.Equal(launches - 3, program.Launches);
    }

    [Theory]
    [InlineData("begin")]
    [InlineData("end")]
    [InlineData("instantiate")]
    public void A_driver_that_refuses_is_asked_no_more(string function)
    {
        using var other = new OtherDevice(new EmulatorOptions());
        var driver = new FakeGraphDriver(other.Device) { Failing = function };
        other.Device.Graphs = driver;
        using var cpu = Trainers.On(Device.Cpu, new Adam(0.01));
        using (var gpu = Trainers.On(Device.Gpu, new Adam(0.01)))
        {
            for (var step = 0; step < 5; step++)
            {
                var (x, t) = Trainers.Samples(step);
                DeviceTrainingTests.Near([cpu.Step(x, t)], [gpu.Step(x, t)]);
            }

            Assert.Contains("CUDA error", ((GpuProgram)gpu.Program).WhyNoReplay, StringComparison.Ordinal);
            DeviceTrainingTests.Near(cpu.Network.Weights, gpu.Network.Weights);
        }

        Assert.Equal((0, 0), (driver.Launches, driver.Alive));
    }

    [Fact]
    public void A_graph_that_does_not_start_is_a_lost_device()
    {
        using var other = new OtherDevice(new EmulatorOptions());
        var driver = new FakeGraphDriver(other.Device) { Failing = "launch" };
        other.Device.Graphs = driver;
        using var gpu = Trainers.On(Device.Gpu, new Adam(0.01));
        gpu.Step(Trainers.Samples(0).Inputs, Trainers.Samples(0).Targets);
        var weights = gpu.Network.Weights.ToArray();
        Assert.Contains("lost", Assert.Throws<GpuException>(() => gpu.Step(Trainers.Samples(1).Inputs, Trainers.Samples(1).Targets)).Message, StringComparison.Ordinal);
        Assert.Equal(weights, gpu.Network.Weights.ToArray());
    }

    [Fact]
    public void Whoever_wants_none_gets_none()
    {
        using var other = new OtherDevice(new EmulatorOptions());
        var driver = new FakeGraphDriver(other.Device);
        other.Device.Graphs = driver;
        other.Device.ReplaysSteps = false;
        using var gpu = Trainers.On(Device.Gpu, new Adam(0.01));
        for (var step = 0; step < 3; step++) gpu.Step(Trainers.Samples(step).Inputs, Trainers.Samples(step).Targets);
        Assert.Equal(0, driver.Captures);
    }

    [Fact]
    public void The_machine_without_CUDA_has_no_driver()
    {
        if (System.Runtime.InteropServices.NativeLibrary.TryLoad(OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1", out _)) return;
        Assert.Null(CudaGraphDriver.Find());
    }

    private static NetworkModel Dropping() => ModelBuilder.Of("Dropping", graph =>
    {
        var x = graph.Input(new PortModel("x", new Shape(6), ElementType.Float));
        var target = graph.Input(new PortModel("target", new Shape(3), ElementType.Float));
        var hidden = x.Linear(graph.Parameter(new ParameterModel("fc1", new Shape(24, 6), "FanInUniform", 6, 24))).Map(e => Scalar.Tanh.Of(e));
        if (graph.Training) hidden *= graph.Add(new RandomPrimitive(0, new Shape(24))).Map(e => Scalar.Floor.Of(e + 0.5) * 2);
        var y = hidden.Linear(graph.Parameter(new ParameterModel("fc2", new Shape(3, 24), "FanInUniform", 24, 3)));
        return ([y], (y - target).Map(e => e * e).SumAll());
    }, ["target"]);
}
#endif
