using System;

namespace ILGPU.Runtime.OpenCL;

/// <summary>The driver's error codes that the emulator reports.</summary>
public enum CLError
{
    CL_SUCCESS = 0,
    CL_DEVICE_NOT_AVAILABLE = -2,
    CL_MEM_OBJECT_ALLOCATION_FAILURE = -4,
    CL_OUT_OF_RESOURCES = -5,
    CL_BUILD_PROGRAM_FAILURE = -11,
    CL_INVALID_WORK_GROUP_SIZE = -54,
    CL_INVALID_OPERATION = -59,
}

/// <summary>An error reported by an OpenCL driver.</summary>
public sealed class CLException : AcceleratorException
{
    public CLException()
        : this(CLError.CL_INVALID_OPERATION)
    {
    }

    public CLException(CLError errorCode)
    {
        Error = errorCode;
    }

    public CLException(string message)
        : base(message)
    {
    }

    public CLException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public CLError Error { get; }

    public override AcceleratorType AcceleratorType => AcceleratorType.OpenCL;
}
