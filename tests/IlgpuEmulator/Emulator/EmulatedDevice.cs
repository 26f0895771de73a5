using ILGPU;
using ILGPU.Runtime;

namespace IlgpuEmulator;

/// <summary>The device that kernels are emulated on.</summary>
public sealed class EmulatedDevice : Device
{
    internal EmulatedDevice(EmulatorOptions options, AcceleratorType type)
        : base(type)
    {
        Options = options;
        Name = $"ILGPU emulator ({type})";
        MemorySize = options.MemorySize;
        MaxNumThreadsPerGroup = options.MaxNumThreadsPerGroup;
        MaxNumThreadsPerMultiprocessor = options.MaxNumThreadsPerGroup;
        MaxGroupSize = new Index3D(options.MaxNumThreadsPerGroup);
        MaxGridSize = new Index3D(int.MaxValue, ushort.MaxValue, ushort.MaxValue);
        MaxSharedMemoryPerGroup = options.MaxSharedMemoryPerGroup;
        MaxConstantMemory = 64 * 1024;
        WarpSize = options.WarpSize;
        NumMultiprocessors = 1;
    }

    public EmulatorOptions Options { get; }

    public override Accelerator CreateAccelerator(Context context) => new EmulatedAccelerator(context, this);
}
