#if ILGPU_EMULATOR
using System;
using IlgpuEmulator;

namespace NetDsl.Ilgpu.Tests;

/// <summary>Another shared device until it is disposed.</summary>
internal sealed class OtherDevice : IDisposable
{
    private readonly GpuDevice before = GpuDevice.Shared;
    private readonly GpuDevice device;

    public OtherDevice(EmulatorOptions options)
    {
        using (EmulatorOptions.Use(options)) device = GpuDevice.Open(emulate: true);
        GpuDevice.Share(device);
    }

    /// <summary>As on CUDA: groups of 256 threads, warps of 32, tensor cores.</summary>
    public static OtherDevice Cuda()
    {
        var other = new OtherDevice(new EmulatorOptions { AcceleratorType = ILGPU.Runtime.AcceleratorType.Cuda, MaxNumThreadsPerGroup = 256, WarpSize = 32 });
        other.device.HasTensorCores = true;
        return other;
    }

    public GpuDevice Device => device;

    public void Dispose()
    {
        device.Dispose();
        GpuDevice.Share(before);
    }
}
#endif
