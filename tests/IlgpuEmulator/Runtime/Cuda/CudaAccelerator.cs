using System;

namespace ILGPU.Runtime.Cuda;

/// <summary>An accelerator on CUDA. The emulator has none: the type is here so that code for one compiles.</summary>
public sealed class CudaAccelerator : Accelerator
{
    private CudaAccelerator(Context context, Device device)
        : base(context, device)
    {
    }

    public int DeviceId => throw Unsupported();

    public int ClockRate => throw Unsupported();

    public int MemoryClockRate => throw Unsupported();

    public int MemoryBusWidth => throw Unsupported();

    public CudaArchitecture Architecture => throw Unsupported();

    public long GetFreeMemory() => throw Unsupported();

    public CudaStream CreateStream(StreamFlags flag) => throw Unsupported();

    protected override AcceleratorStream CreateStreamInternal() => throw Unsupported();

    private static NotSupportedException Unsupported() => new("The emulator has no CUDA device.");
}
