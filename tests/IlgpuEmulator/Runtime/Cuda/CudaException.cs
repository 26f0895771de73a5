using System;

namespace ILGPU.Runtime.Cuda;

/// <summary>The driver's error codes that the emulator reports.</summary>
public enum CudaError
{
    CUDA_SUCCESS = 0,
    CUDA_ERROR_INVALID_VALUE = 1,
    CUDA_ERROR_OUT_OF_MEMORY = 2,
    CUDA_ERROR_INVALID_PTX = 218,
    CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES = 701,
    CUDA_ERROR_LAUNCH_FAILED = 719,
}

/// <summary>An error reported by the CUDA driver.</summary>
public sealed class CudaException : AcceleratorException
{
    public CudaException()
    {
    }

    public CudaException(CudaError error)
        : base(Describe(error))
    {
        Error = error.ToString();
    }

    public CudaException(string message)
        : base(message)
    {
    }

    public CudaException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public string Error { get; } = "N/A";

    public override AcceleratorType AcceleratorType => AcceleratorType.Cuda;

    // The driver's own words.
    private static string Describe(CudaError error) => error switch
    {
        CudaError.CUDA_ERROR_OUT_OF_MEMORY => "out of memory",
        CudaError.CUDA_ERROR_INVALID_VALUE => "invalid argument",
        CudaError.CUDA_ERROR_INVALID_PTX => "a PTX JIT compilation failed",
        CudaError.CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES => "too many resources requested for launch",
        CudaError.CUDA_ERROR_LAUNCH_FAILED => "unspecified launch failure",
        _ => error.ToString(),
    };
}
