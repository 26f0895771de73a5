using System;
using System.Reflection;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace IlgpuEmulator;

/// <summary>The exceptions that ILGPU gives, or lets through, for a device of each kind.</summary>
internal static class DeviceFaults
{
    public static Exception OutOfMemory(Device device, long bytes, long free) => device.AcceleratorType switch
    {
        AcceleratorType.Cuda => new CudaException(CudaError.CUDA_ERROR_OUT_OF_MEMORY),
        AcceleratorType.OpenCL => new CLException(CLError.CL_MEM_OBJECT_ALLOCATION_FAILURE),
        _ => new OutOfMemoryException(FormattableString.Invariant($"The emulated device has {free} bytes free; {bytes} were asked for.")),
    };

    public static Exception Refused(Device device, MethodInfo kernel, string reason) => device.AcceleratorType switch
    {
        AcceleratorType.Cuda => new CudaException(CudaError.CUDA_ERROR_INVALID_PTX),
        AcceleratorType.OpenCL => new CLException(CLError.CL_BUILD_PROGRAM_FAILURE),
        _ => new InternalCompilerException($"The kernel {kernel.Name} was refused.", new NotSupportedException(reason)),
    };

    public static Exception GroupTooLarge(Device device, string kernel, Index3D size) => device.AcceleratorType switch
    {
        AcceleratorType.Cuda => new CudaException(CudaError.CUDA_ERROR_INVALID_VALUE),
        AcceleratorType.OpenCL => new CLException(CLError.CL_INVALID_WORK_GROUP_SIZE),
        _ => new NotSupportedException(FormattableString.Invariant(
            $"The kernel {kernel} was launched with groups of {size} lanes; the emulated device takes {device.MaxNumThreadsPerGroup}.")),
    };

    public static void ThrowIfLost(Device device)
    {
        EmulatorOptions options = ((EmulatedDevice)device).Options;
        if (options.DeviceIsLost)
        {
            throw device.AcceleratorType switch
            {
                AcceleratorType.Cuda => new CudaException(CudaError.CUDA_ERROR_LAUNCH_FAILED),
                AcceleratorType.OpenCL => new CLException(CLError.CL_DEVICE_NOT_AVAILABLE),
                _ => new LostDeviceException(),
            };
        }
    }
}
