namespace ILGPU.Runtime;

/// <summary>The kinds of device.</summary>
public enum AcceleratorType
{
    CPU,
    Cuda,
    OpenCL,
}
