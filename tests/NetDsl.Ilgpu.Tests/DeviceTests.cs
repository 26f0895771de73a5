using System;
using System.Linq;
using NetDsl.Compiler;
using NetDsl.Compiler.Tests.Emit;
using NetDsl.Ilgpu;
using NetDsl.Kernels;
using Xunit;
#if ILGPU_EMULATOR
using IlgpuEmulator;
#endif

namespace NetDsl.Ilgpu.Tests;

/// <summary>What a device can refuse, and the numbers that host and device must share.</summary>
public sealed class DeviceTests
{
    [Fact]
    public void Random_numbers_have_the_same_bits_as_on_the_CPU()
    {
        var expected = new float[300];
        Randoms.Uniform(expected, 0, 3, 100, 77, 5, 2);
        Assert.Equal(expected, Enumerable.Range(0, 300).Select(place => GpuRandoms.Uniform(77, 5, 2, place)));
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(-0.3f)]
    [InlineData(0.5f)]
    [InlineData(1.5f)]
    [InlineData(-2.5f)]
    [InlineData(12.7f)]
    [InlineData(-88f)]
    [InlineData(88.6f)]
    [InlineData(1000f)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(float.NaN)]
    public void Functions_are_those_of_the_CPU(float x)
    {
        Near(SingleMath.Exp(x), GpuMath.Exp(x));
        Near(SingleMath.Log(x), GpuMath.Log(x));
        Near(SingleMath.Log1p(x), GpuMath.Log1p(x));
        Near(SingleMath.Tanh(x), GpuMath.Tanh(x));
        Near(SingleMath.Sigmoid(x), GpuMath.Sigmoid(x));
        Near(SingleMath.Erf(x), GpuMath.Erf(x));
        Near(SingleMath.NormalCdf(x), GpuMath.NormalCdf(x));
        Near(SingleMath.NormalDensity(x), GpuMath.NormalDensity(x));
        Near(SingleMath.Round(x), GpuMath.Round(x));
        Near(SingleMath.Truncate(x), GpuMath.Truncate(x));
        Near(SingleMath.Sign(x), GpuMath.Sign(x));
        Near(SingleMath.Max(x, 1), GpuMath.Max(x, 1));
        Near(SingleMath.Min(1, x), GpuMath.Min(1, x));
        foreach (var y in new[] { -2f, -1.5f, 0f, 0.5f, 3f }) Near(SingleMath.Pow(x, y), GpuMath.Pow(x, y), 1e-5f);
        if (!float.IsFinite(x)) return;
        Assert.Equal(SingleMath.Sin(x), GpuMath.Sin(x), 5e-7f);
        Assert.Equal(SingleMath.Cos(x), GpuMath.Cos(x), 5e-7f);
    }

    [Fact]
    public void Training_on_the_device_stays_together_with_the_CPU()
    {
        var model = ModelBuilder.Of("Together", graph =>
        {
            var x = graph.Input(new PortModel("x", new Shape(10), ElementType.Float));
            var target = graph.Input(new PortModel("target", new Shape(3), ElementType.Float));
            var w1 = graph.Parameter(new ParameterModel("w1", new Shape(70, 10), "FanInUniform", 10, 70));
            var w2 = graph.Parameter(new ParameterModel("w2", new Shape(3, 70), "FanInUniform", 70, 3));
            var y = ((x.Linear(w1) + graph.Parameter(new ParameterModel("b1", new Shape(70), "FanInUniform", 10, 70))).Map(e => Scalar.Tanh.Of(e))).Linear(w2);
            return ([y], (y - target).Map(e => e * e).SumAll());
        }, ["target"]);
        using var cpu = new Trainer<Network>(EmittedCode.Load(model), new Adam(0.01), new TrainerOptions { BatchSize = 9, Threads = 2, ClipNorm = 1 });
        using var gpu = new Trainer<Network>(EmittedCode.Load(model), new Adam(0.01), new TrainerOptions { BatchSize = 9, Threads = 2, ClipNorm = 1 }, Device.Gpu);
        Assert.IsAssignableFrom<GpuProgram>(gpu.Program);
        var random = new Random(3);
        for (var step = 0; step < 20; step++)
        {
            var inputs = Enumerable.Range(0, 90).Select(_ => (float)random.NextDouble() - 0.5f).ToArray();
            var targets = Enumerable.Range(0, 27).Select(_ => (float)random.NextDouble()).ToArray();
            Assert.Equal(cpu.Step(inputs, targets), gpu.Step(inputs, targets), 1e-4f);
        }

        for (var i = 0; i < cpu.Network.Weights.Length; i++) Assert.Equal(cpu.Network.Weights[i], gpu.Network.Weights[i], 1e-4f);
        Assert.True(((GpuProgram)gpu.Program).Launches > 3);
    }

#if ILGPU_EMULATOR
    [Fact]
    public void Groups_of_256_threads_give_the_same()
    {
        using var restore = new OtherDevice(new EmulatorOptions { MaxNumThreadsPerGroup = 256, WarpSize = 32 });
        Assert.Equal(256, GpuDevice.Shared.GroupSize);
        RandomNetworkTests.CheckNetworks(8);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(256)]
    public void Every_tile_of_a_product_gives_the_same(int threads)
    {
        using var restore = new OtherDevice(new EmulatorOptions { MaxNumThreadsPerGroup = threads, WarpSize = threads == 256 ? 32 : 4 });
        // The compiler counts on 256 samples: rows and columns by which each size of tile is chosen, with and without a rest.
        foreach (var (rows, columns, terms) in new[] { (40, 260, 12), (33, 130, 9), (2, 260, 8), (1, 130, 20), (1, 34, 6) })
        {
            var network = EmittedCode.Load(ModelBuilder.Of($"Tiles{rows}x{columns}", graph => ([graph.Input(new PortModel("x", new Shape(rows, terms), ElementType.Float))
                .Linear(graph.Parameter(new ParameterModel("w", new Shape(columns, terms), "FanInUniform", terms, columns)))], null)));
            using var cpu = network.CreateProgram(ProgramKind.Prediction, 3);
            using var gpu = network.CreateProgram(ProgramKind.Prediction, 3, Device.Gpu);
            var x = Enumerable.Range(0, 3 * rows * terms).Select(i => MathF.Sin(i)).ToArray();
            foreach (var program in new[] { cpu, gpu })
            {
                program.SetInput(0, x);
                program.RunAlone();
            }

            DeviceTrainingTests.Near(cpu.Output(0), gpu.Output(0), 1e-5f);
        }
    }

    [Fact]
    public void Out_of_memory_says_what_is_needed_and_what_would_fit()
    {
        using var restore = new OtherDevice(new EmulatorOptions { MemorySize = 60_000 });
        var error = Assert.Throws<GpuException>(() => EmittedCode.Load(Small()).CreateProgram(ProgramKind.Prediction, 100_000, Device.Gpu));
        Assert.Contains("needs", error.Message, StringComparison.Ordinal);
        Assert.Contains("largest batch that fits is", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_kernel_is_named_by_the_networks_line()
    {
        using var restore = new OtherDevice(new EmulatorOptions { RefuseKernel = _ => "no reason" });
        var error = Assert.Throws<GpuException>(() => EmittedCode.Load(Small()).CreateProgram(ProgramKind.Prediction, 2, Device.Gpu));
        Assert.Contains("Net.cs(7)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lost_device_leaves_the_parameters()
    {
        var options = new EmulatorOptions();
        using var restore = new OtherDevice(options);
        var network = EmittedCode.Load(Small());
        var weights = network.Weights.ToArray();
        using var program = network.CreateProgram(ProgramKind.Prediction, 2, Device.Gpu);
        options.DeviceIsLost = true;
        Assert.Contains("lost", Assert.Throws<GpuException>(program.RunAlone).Message, StringComparison.Ordinal);
        options.DeviceIsLost = false;
        Assert.Equal(weights, network.Weights.ToArray());
    }

    [Fact]
    public void No_device_is_said_so() =>
        Assert.Contains("no GPU was found", Assert.Throws<GpuException>(() => GpuDevice.Open()).Message, StringComparison.Ordinal);

    private static NetworkModel Small() => ModelBuilder.Of("Small", graph =>
    {
        var x = graph.Input(new PortModel("x", new Shape(5), ElementType.Float));
        graph.Origin = new Origin("Net.cs", 7, "return Dense(x, 4);");
        return ([x.Linear(graph.Parameter(new ParameterModel("w", new Shape(4, 5), "FanInUniform", 5, 4)))], null);
    });
#endif

    private static void Near(float expected, float actual, float tolerance = 1e-6f)
    {
        if (float.IsNaN(expected) || float.IsInfinity(expected)) Assert.Equal(expected, actual);
        else Assert.Equal(expected, actual, tolerance * Math.Max(1, Math.Abs(expected)));
    }
}
