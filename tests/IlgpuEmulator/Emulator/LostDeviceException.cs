using ILGPU.Runtime;

namespace IlgpuEmulator;

/// <summary>A lost device of the kind CPU, for which ILGPU has no exception of its own.</summary>
public sealed class LostDeviceException : AcceleratorException
{
    internal LostDeviceException()
        : base("The emulated device is lost.")
    {
    }

    public override AcceleratorType AcceleratorType => AcceleratorType.CPU;
}
