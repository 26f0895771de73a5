using System;
using System.Diagnostics;
using ILGPU;
using ILGPU.Runtime;
using IlgpuEmulator;
using Xunit;
using Xunit.Abstractions;

namespace NetDsl.IlgpuEmulator.Tests;

public class SpeedTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(16, true)]
    [InlineData(256, true)]
    [InlineData(16, false)]
    [InlineData(256, false)]
    public void A_product_of_small_matrices_takes_moments(int size, bool races)
    {
        const int n = 128;
        using EmulatedDeviceFixture device = new(new EmulatorOptions { MaxNumThreadsPerGroup = size, CheckRaces = races });
        using MemoryBuffer1D<float, Stride1D.Dense> a = device.Accelerator.Allocate1D(new float[n * n]);
        using MemoryBuffer1D<float, Stride1D.Dense> b = device.Accelerator.Allocate1D(new float[n * n]);
        using MemoryBuffer1D<float, Stride1D.Dense> c = device.Accelerator.Allocate1D<float>(n * n);
        int tile = (int)Math.Sqrt(size);
        Action<AcceleratorStream, KernelConfig, ArrayView<float>, ArrayView<float>, ArrayView<float>, int> kernel =
            device.Accelerator.LoadKernel<ArrayView<float>, ArrayView<float>, ArrayView<float>, int>(CorrectKernels.TiledProduct);
        TimeSpan best = TimeSpan.MaxValue;
        for (int i = 0; i < 4; i++)
        {
            Stopwatch watch = Stopwatch.StartNew();
            kernel(device.Stream, (new Index2D(n / tile, n / tile), new Index2D(tile, tile)), a.View, b.View, c.View, n);
            device.Stream.Synchronize();
            best = watch.Elapsed < best ? watch.Elapsed : best;
        }
        output.WriteLine(FormattableString.Invariant($"groups of {size}, races checked {races}: {best.TotalMilliseconds:F1} ms for {n}x{n}x{n}"));
        Assert.True(best < TimeSpan.FromSeconds(2), $"{best} for a product of {n} x {n} matrices");
    }
}
