#if ILGPU_EMULATOR
using System;
using System.Linq;
using NetDsl.Compiler;
using NetDsl.Compiler.Tests.Emit;
using Xunit;

namespace NetDsl.Ilgpu.Tests;

/// <summary>Products by matrix instructions, whose fragments the emulator has as the PTX ISA describes them.</summary>
public sealed class TensorCoreTests
{
    [Theory]
    [InlineData(MatrixPrecision.TensorFloat32, 72, 40)]
    [InlineData(MatrixPrecision.TensorFloat32, 33, 37)]
    [InlineData(MatrixPrecision.BFloat16, 72, 40)]
    [InlineData(MatrixPrecision.BFloat16, 33, 37)]
    [InlineData(MatrixPrecision.BFloat16, 130, 19)]
    public void A_product_is_that_of_the_rounded_factors(MatrixPrecision precision, int columns, int terms)
    {
        const int Rows = 70;
        using var cuda = OtherDevice.Cuda();
        var network = EmittedCode.Load(ModelBuilder.Of("Product", graph => ([graph.Input(new PortModel("x", new Shape(terms), ElementType.Float))
            .Linear(graph.Parameter(new ParameterModel("w", new Shape(columns, terms), "FanInUniform", terms, columns)))], null)));
        var random = new Random(columns);
        var x = Enumerable.Range(0, Rows * terms).Select(_ => (float)random.NextDouble() - 0.5f).ToArray();
        using var program = network.CreateProgram(ProgramKind.Prediction, Rows, Device.Gpu, precision);
        Assert.Equal(precision, program.Precision);
        program.SetInput(0, x);
        program.RunAlone();
        var y = program.Output(0);
        var w = network.Parameter("w");
        for (var row = 0; row < Rows; row++)
            for (var column = 0; column < columns; column++)
            {
                var sum = 0.0;
                for (var term = 0; term < terms; term++) sum += Rounded(x[(row * terms) + term], precision) * Rounded(w[(column * terms) + term], precision);
                Assert.Equal(sum, y[(row * columns) + column], 2e-6);
            }
    }

    [Theory]
    [InlineData(MatrixPrecision.TensorFloat32)]
    [InlineData(MatrixPrecision.BFloat16)]
    public void Forward_and_backward_of_integers_are_exact(MatrixPrecision precision)
    {
        // Eight bits hold them all, and 24 their sums: nothing is rounded, so every product must be that of the CPU to the bit.
        using var cuda = OtherDevice.Cuda();
        var model = ModelBuilder.Of("Exact", graph =>
        {
            var x = graph.Input(new PortModel("x", new Shape(4, 5, 8), ElementType.Float));
            var target = graph.Input(new PortModel("target", new Shape(36), ElementType.Float));
            var image = graph.Add(new ConvPrimitive(new ConvWindow(3, 3) { Top = 1, Bottom = 1, Left = 1, Right = 1 }, 40), x, graph.Parameter(new ParameterModel("conv", new Shape(40, 8, 3, 3), "FanInUniform", 72, 40)));
            var again = graph.Add(new ConvPrimitive(new ConvWindow(1, 3) { StrideX = 2 }, 33), image, graph.Parameter(new ParameterModel("again", new Shape(33, 40, 1, 3), "FanInUniform", 120, 33)));
            var flat = again.Reshape(new Shape(4 * 2 * 33));
            var y = flat.Linear(graph.Parameter(new ParameterModel("fc", new Shape(36, 264), "FanInUniform", 264, 36)));
            return ([y], (y * target).SumAll());
        }, ["target"]);
        var random = new Random(1);
        var (cpu, gpu) = (EmittedCode.Load(model), EmittedCode.Load(model));
        foreach (ref var weight in cpu.Weights) weight = random.Next(-1, 2);
        cpu.Weights.CopyTo(gpu.Weights);
        using var expected = cpu.CreateProgram(ProgramKind.Training, 2);
        using var actual = gpu.CreateProgram(ProgramKind.Training, 2, Device.Gpu, precision);
        var x = Enumerable.Range(0, 2 * 160).Select(_ => (float)random.Next(-1, 2)).ToArray();
        var target = Enumerable.Range(0, 2 * 36).Select(_ => 2f * random.Next(-1, 2)).ToArray();
        foreach (var program in new[] { expected, actual })
        {
            program.SetInput(0, x);
            target.CopyTo(program.Floats(1));
            program.Batch = 2;
            program.RunAlone();
        }

        Assert.Equal(expected.Loss, actual.Loss);
        Assert.Equal(expected.Output(0).ToArray(), actual.Output(0).ToArray());
        Assert.Equal(expected.Gradients.ToArray(), actual.Gradients.ToArray());
    }

    [Theory]
    [InlineData(1f, 1f, 1f)]
    [InlineData(1.00048828125f, 1.0009765625f, 1f)]
    [InlineData(1.00390625f, 1.00390625f, 1f)]
    [InlineData(1.01171875f, 1.01171875f, 1.015625f)]
    [InlineData(-0.3333333f, -0.33325195f, -0.33398438f)]
    [InlineData(float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity)]
    [InlineData(float.NaN, float.NaN, float.NaN)]
    public void Factors_are_rounded_to_the_nearest(float value, float tensorFloat32, float bFloat16)
    {
        Assert.Equal(tensorFloat32, BitConverter.UInt32BitsToSingle(GpuTensor.RoundToTensorFloat32(value)));
        Assert.Equal(bFloat16, BitConverter.UInt32BitsToSingle(GpuTensor.RoundToBFloat16(value) << 16));
    }

    [Fact]
    public void A_device_without_them_computes_in_float32_and_says_so()
    {
        using var cpu = Trainers.On(Device.Cpu, new Sgd(0.1));
        using var gpu = new Trainer<Network>(Trainers.Network(), new Sgd(0.1), new TrainerOptions { BatchSize = Trainers.Batch, Seed = 3 }, Device.Gpu, MatrixPrecision.BFloat16);
        Assert.Equal(MatrixPrecision.Float32, gpu.Precision);
        var (x, t) = Trainers.Samples(1);
        DeviceTrainingTests.Near([cpu.Step(x, t)], [gpu.Step(x, t)]);
    }

    [Fact]
    public void Training_in_BF16_learns_what_float32_does()
    {
        using var cuda = OtherDevice.Cuda();
        using var exact = Trainers.On(Device.Gpu, new Adam(0.01));
        using var rounded = new Trainer<Network>(Trainers.Network(), new Adam(0.01), new TrainerOptions { BatchSize = Trainers.Batch, Threads = 2, Seed = 3 }, Device.Gpu, MatrixPrecision.BFloat16);
        Assert.Equal(MatrixPrecision.BFloat16, rounded.Precision);
        for (var step = 0; step < 15; step++)
        {
            var (x, t) = Trainers.Samples(step);
            Assert.Equal(exact.Step(x, t), rounded.Step(x, t), 0.02f);
        }
    }

    private static double Rounded(float value, MatrixPrecision precision) => BitConverter.UInt32BitsToSingle(
        precision == MatrixPrecision.BFloat16 ? GpuTensor.RoundToBFloat16(value) << 16 : GpuTensor.RoundToTensorFloat32(value));
}
#endif
