#if ILGPU_EMULATOR
using System;
using System.Linq;
using ILGPU;
using ILGPU.Runtime;
using IlgpuEmulator;
using NetDsl.Compiler.Tests.Emit;
using Xunit;

namespace NetDsl.Ilgpu.Tests;

/// <summary>What the lanes of a group find together, by shuffles and through shared memory.</summary>
public sealed class GroupReductionTests
{
    [Theory]
    [InlineData(32)]
    [InlineData(128)]
    [InlineData(256)]
    public void Shuffles_give_the_bits_of_the_tree(int size)
    {
        var random = new Random(size);
        var values = Enumerable.Range(0, 3 * size).Select(_ => (float)(random.NextDouble() - 0.5) * MathF.Pow(10, random.Next(-3, 4))).ToArray();
        var byShuffles = Reduce(AcceleratorType.Cuda, 32, size, values);
        var inMemory = Reduce(AcceleratorType.OpenCL, 32, size, values);
        Assert.Equal(inMemory.Select(BitConverter.SingleToUInt32Bits), byShuffles.Select(BitConverter.SingleToUInt32Bits));
        for (var group = 0; group < 3; group++)
        {
            var own = values.AsSpan(group * size, size).ToArray();
            Assert.Equal(own.Sum(value => (double)value), byShuffles[2 * group * size], 2e-2);
            Assert.Equal(own.Max(), byShuffles[(2 * group * size) + 1]);
        }
    }

    [Theory]
    [InlineData(AcceleratorType.Cuda)]
    [InlineData(AcceleratorType.OpenCL)]
    public void NaN_wins(AcceleratorType type)
    {
        var values = new float[64];
        values[37] = float.NaN;
        Assert.All(Reduce(type, 32, 64, values), value => Assert.True(float.IsNaN(value)));
    }

    [Theory]
    [InlineData(AcceleratorType.Cuda)]
    [InlineData(AcceleratorType.OpenCL)]
    public void Small_warps_and_groups_do_the_same(AcceleratorType type)
    {
        var sums = Reduce(type, 4, 16, Enumerable.Range(0, 48).Select(i => (float)i).ToArray());
        for (var i = 0; i < 48; i++) Assert.Equal(((i / 16 * 16) * 16) + 120f, sums[2 * i]);
    }

    [Fact]
    public void Networks_on_CUDA_give_the_definition()
    {
        using var restore = new OtherDevice(new EmulatorOptions { AcceleratorType = AcceleratorType.Cuda, MaxNumThreadsPerGroup = 256, WarpSize = 32 });
        RandomNetworkTests.CheckNetworks(8);
    }

    private static float[] Reduce(AcceleratorType type, int warp, int size, float[] values)
    {
        using (EmulatorOptions.Use(new EmulatorOptions { AcceleratorType = type, MaxNumThreadsPerGroup = size, WarpSize = warp }))
        {
            using var device = GpuDevice.Open(emulate: true);
            Assert.Equal(type, device.Accelerator.AcceleratorType);
            using var x = device.Accelerator.Allocate1D(values);
            using var y = device.Accelerator.Allocate1D<float>(2 * values.Length);
            device.Accelerator.LoadKernel<ArrayView<float>, ArrayView<float>>(Kernels.Both)(device.Stream, (values.Length / size, size), x.View, y.View);
            device.Stream.Synchronize();
            return y.GetAsArray1D();
        }
    }

    private static class Kernels
    {
        public static void Both(ArrayView<float> x, ArrayView<float> y)
        {
            var partial = SharedMemory.Allocate<float>(256);
            var i = Grid.GlobalIndex.X;
            var sum = GpuGroup.Sum(partial, x[i]);
            y[i * 2] = sum;
            var largest = GpuGroup.Max(partial, x[i]);
            y[(i * 2) + 1] = largest;
        }
    }
}
#endif
