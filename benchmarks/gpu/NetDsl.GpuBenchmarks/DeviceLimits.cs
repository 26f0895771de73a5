using System;
using System.Diagnostics;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace NetDsl.GpuBenchmarks;

/// <summary>What the device can do at most.</summary>
/// <param name="Name">The device's.</param>
/// <param name="CopyBandwidth">GB/s of a copy within its memory, measured; reads and writes counted.</param>
/// <param name="Flops">TFLOP/s in float32 that its clock and cores allow; 0 where the driver does not tell.</param>
internal sealed record DeviceLimits(string Name, double CopyBandwidth, double Flops)
{
    /// <summary>Measures.</summary>
    public static DeviceLimits Measure(bool tiny)
    {
        using var context = Context.Create(builder =>
        {
            builder.Cuda().OpenCL().Optimize(OptimizationLevel.O1);
            if (tiny) builder.CPU();
        });
        using var accelerator = context.GetPreferredDevice(preferCPU: tiny).CreateAccelerator(context);
        var length = tiny ? 1 << 12 : 1L << 28;
        using var from = accelerator.Allocate1D<float>(length);
        using var to = accelerator.Allocate1D<float>(length);
        from.MemSetToZero();
        var best = double.MaxValue;
        for (var round = 0; round < (tiny ? 1 : 10); round++)
        {
            accelerator.Synchronize();
            var start = Stopwatch.GetTimestamp();
            from.View.CopyTo(accelerator.DefaultStream, to.View);
            accelerator.Synchronize();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return new DeviceLimits(accelerator.Name, 2.0 * sizeof(float) * length / best / 1e9, accelerator is CudaAccelerator cuda ? Peak(cuda) : 0);
    }

    // Float32 multiply-adds that a multiprocessor begins in a cycle: CUDA C Programming Guide, "Arithmetic Instructions".
    private static double Peak(CudaAccelerator cuda)
    {
        var (major, minor) = (cuda.Architecture.Major, cuda.Architecture.Minor);
        var lanes = major >= 9 || (major == 8 && minor >= 6) || (major == 6 && minor > 0) || major == 5 ? 128 : 64;
        return 2.0 * lanes * cuda.NumMultiprocessors * cuda.ClockRate * 1e3 / 1e12;
    }
}
