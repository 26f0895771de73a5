using System;
using System.Linq;
using ILGPU;
using ILGPU.Runtime;
using Xunit;

namespace NetDsl.IlgpuEmulator.Tests;

public class CorrectKernelsTests
{
    public static TheoryData<int, bool> Modes => new() { { 16, true }, { 256, true }, { 16, false }, { 256, false } };

    [Theory]
    [MemberData(nameof(Modes))]
    public void An_element_wise_kernel_computes(int size, bool rewrite)
    {
        using EmulatedDeviceFixture device = new(size, rewrite);
        float[] x = [.. Enumerable.Range(0, 1000).Select(i => (float)i)];
        using MemoryBuffer1D<float, Stride1D.Dense> input = device.Accelerator.Allocate1D(x);
        using MemoryBuffer1D<float, Stride1D.Dense> output = device.Accelerator.Allocate1D<float>(1000);
        Action<AcceleratorStream, KernelConfig, ArrayView<float>, ArrayView<float>, float, int> kernel =
            device.Accelerator.LoadKernel<ArrayView<float>, ArrayView<float>, float, int>(CorrectKernels.Scale);
        kernel(device.Stream, ((1000 + size - 1) / size, size), input.View, output.View, 3f, 1000);
        Assert.Equal(x.Select(v => 3f * v), output.GetAsArray1D());
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void A_tree_reduction_sums(int size, bool rewrite)
    {
        using EmulatedDeviceFixture device = new(size, rewrite);
        float[] x = [.. Enumerable.Range(0, 1000).Select(i => (float)(i % 17))];
        int groups = (1000 + size - 1) / size;
        using MemoryBuffer1D<float, Stride1D.Dense> input = device.Accelerator.Allocate1D(x);
        using MemoryBuffer1D<float, Stride1D.Dense> sums = device.Accelerator.Allocate1D<float>(groups);
        Action<AcceleratorStream, KernelConfig, ArrayView<float>, ArrayView<float>, int> kernel =
            device.Accelerator.LoadKernel<ArrayView<float>, ArrayView<float>, int>(CorrectKernels.TreeSum);
        kernel(device.Stream, (groups, size), input.View, sums.View, 1000);
        Assert.Equal(x.Chunk(size).Select(part => part.Sum()), sums.GetAsArray1D());
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void A_tiled_product_multiplies(int size, bool rewrite)
    {
        const int n = 37;
        using EmulatedDeviceFixture device = new(size, rewrite);
        float[] a = [.. Enumerable.Range(0, n * n).Select(i => (float)(i % 7) - 3)];
        float[] b = [.. Enumerable.Range(0, n * n).Select(i => (float)(i % 5) - 2)];
        using MemoryBuffer1D<float, Stride1D.Dense> left = device.Accelerator.Allocate1D(a);
        using MemoryBuffer1D<float, Stride1D.Dense> right = device.Accelerator.Allocate1D(b);
        using MemoryBuffer1D<float, Stride1D.Dense> product = device.Accelerator.Allocate1D<float>(n * n);
        int tile = (int)Math.Sqrt(size);
        int tiles = (n + tile - 1) / tile;
        Action<AcceleratorStream, KernelConfig, ArrayView<float>, ArrayView<float>, ArrayView<float>, int> kernel =
            device.Accelerator.LoadKernel<ArrayView<float>, ArrayView<float>, ArrayView<float>, int>(CorrectKernels.TiledProduct);
        kernel(device.Stream, (new Index2D(tiles, tiles), new Index2D(tile, tile)), left.View, right.View, product.View, n);
        float[] expected = new float[n * n];
        for (int i = 0; i < n * n; i++)
        {
            expected[i] = Enumerable.Range(0, n).Sum(k => a[(i / n * n) + k] * b[(k * n) + (i % n)]);
        }
        Assert.Equal(expected, product.GetAsArray1D());
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void A_barrier_in_a_helper_is_a_barrier(int size, bool rewrite)
    {
        using EmulatedDeviceFixture device = new(size, rewrite);
        using MemoryBuffer1D<float, Stride1D.Dense> x = device.Accelerator.Allocate1D(Enumerable.Repeat(2f, 3 * size).ToArray());
        Action<AcceleratorStream, KernelConfig, ArrayView<float>> kernel =
            device.Accelerator.LoadKernel<ArrayView<float>>(CorrectKernels.NormalizeByGroupSum);
        kernel(device.Stream, (3, size), x.View);
        Assert.All(x.GetAsArray1D(), value => Assert.Equal(1f / size, value));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void A_barrier_within_an_expression_is_a_barrier(int size, bool rewrite)
    {
        using EmulatedDeviceFixture device = new(size, rewrite);
        using MemoryBuffer1D<float, Stride1D.Dense> x = device.Accelerator.Allocate1D(Enumerable.Repeat(2f, 3 * size).ToArray());
        device.Accelerator.LoadKernel<ArrayView<float>>(CorrectKernels.DivideByGroupSum)(device.Stream, (3, size), x.View);
        Assert.All(x.GetAsArray1D(), value => Assert.Equal(1f / size, value));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void Lanes_of_a_warp_exchange_values(int size, bool rewrite)
    {
        using EmulatedDeviceFixture device = new(size, rewrite);
        int warp = device.Accelerator.WarpSize;
        float[] x = [.. Enumerable.Range(0, 2 * size).Select(i => (float)i)];
        float[] expected = [.. x.Chunk(warp).Select(part => part.Sum())];
        using MemoryBuffer1D<float, Stride1D.Dense> input = device.Accelerator.Allocate1D(x);
        using MemoryBuffer1D<float, Stride1D.Dense> sums = device.Accelerator.Allocate1D<float>(2 * size / warp);
        using MemoryBuffer1D<float, Stride1D.Dense> every = device.Accelerator.Allocate1D<float>(2 * size);
        device.Accelerator.LoadKernel<ArrayView<float>, ArrayView<float>>(CorrectKernels.WarpSum)(device.Stream, (2, size), input.View, sums.View);
        device.Accelerator.LoadKernel<ArrayView<float>, ArrayView<float>>(CorrectKernels.Butterfly)(device.Stream, (2, size), input.View, every.View);
        Assert.Equal(x.Select((_, i) => expected[i / warp]), every.GetAsArray1D());
        every.MemSetToZero();
        device.Accelerator.LoadKernel<ArrayView<float>, ArrayView<float>>(CorrectKernels.ButterflyByStatements)(device.Stream, (2, size), input.View, every.View);
        Assert.Equal(expected, sums.GetAsArray1D());
        Assert.Equal(x.Select((_, i) => expected[i / warp]), every.GetAsArray1D());
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void A_shuffle_takes_any_lane_of_the_warp(int size, bool rewrite)
    {
        using EmulatedDeviceFixture device = new(size, rewrite);
        int warp = device.Accelerator.WarpSize;
        using MemoryBuffer1D<int, Stride1D.Dense> x = device.Accelerator.Allocate1D(Enumerable.Range(0, size).ToArray());
        using MemoryBuffer1D<int, Stride1D.Dense> reversed = device.Accelerator.Allocate1D<int>(size);
        device.Accelerator.LoadKernel<ArrayView<int>, ArrayView<int>>(CorrectKernels.ReverseInWarp)(device.Stream, (1, size), x.View, reversed.View);
        Assert.Equal(Enumerable.Range(0, size).Chunk(warp).SelectMany(part => part.Reverse()), reversed.GetAsArray1D());
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void Groups_vote_and_broadcast(int size, bool rewrite)
    {
        using EmulatedDeviceFixture device = new(size, rewrite);
        using MemoryBuffer1D<int, Stride1D.Dense> votes = device.Accelerator.Allocate1D<int>(2 * size);
        device.Accelerator.LoadKernel<ArrayView<int>>(CorrectKernels.CountVotes)(device.Stream, (2, size), votes.View);
        Assert.All(votes.GetAsArray1D(), vote => Assert.Equal((size / 2) + 1000 + 30, vote));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void Atomics_of_all_lanes_and_groups_add_up(int size, bool rewrite)
    {
        using EmulatedDeviceFixture device = new(size, rewrite);
        using MemoryBuffer1D<int, Stride1D.Dense> total = device.Accelerator.Allocate1D(new int[1]);
        using MemoryBuffer1D<float, Stride1D.Dense> sum = device.Accelerator.Allocate1D(new float[1]);
        using MemoryBuffer1D<int, Stride1D.Dense> most = device.Accelerator.Allocate1D(new int[1]);
        device.Accelerator.LoadKernel<ArrayView<int>, ArrayView<float>, ArrayView<int>>(CorrectKernels.AtomicCount)(
            device.Stream, (9, size), total.View, sum.View, most.View);
        Assert.Equal(9 * size, total.GetAsArray1D()[0]);
        Assert.Equal(4.5f * size, sum.GetAsArray1D()[0]);
        Assert.Equal((9 * size) - 1, most.GetAsArray1D()[0]);
    }
}
