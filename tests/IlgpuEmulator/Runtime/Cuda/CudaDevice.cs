using System;

namespace ILGPU.Runtime.Cuda;

/// <summary>A CUDA device. The emulator has none: the type is here so that code for one compiles.</summary>
public sealed class CudaDevice : Device
{
    private CudaDevice()
        : base(AcceleratorType.Cuda)
    {
    }

    public int DeviceId => throw new NotSupportedException("The emulator has no CUDA device.");

    public override Accelerator CreateAccelerator(Context context) =>
        throw new NotSupportedException("The emulator has no CUDA device.");
}
