using System;

namespace ILGPU.Runtime.Cuda;

/// <summary>How a CUDA stream waits for the default stream.</summary>
public enum StreamFlags
{
    CU_STREAM_DEFAULT = 0,
    CU_STREAM_NON_BLOCKING = 1,
}

/// <summary>A stream on CUDA. The emulator has none: the type is here so that code for one compiles.</summary>
public sealed class CudaStream : AcceleratorStream
{
    private CudaStream(Accelerator accelerator)
        : base(accelerator)
    {
    }

    public IntPtr StreamPtr => throw new NotSupportedException("The emulator has no CUDA device.");

    public override void Synchronize() => throw new NotSupportedException("The emulator has no CUDA device.");

    protected override void DisposeAcceleratorObject(bool disposing)
    {
    }
}
