namespace NetDsl.Compiler;

/// <summary>A primitive with a kernel of its own at run time, beside the element-wise loops that the compiler writes.</summary>
public interface IKernelPrimitive
{
    /// <summary>Writes the statement that calls the kernel for this thread's share.</summary>
    void EmitCpu(CpuKernel kernel);

    /// <summary>Writes the kernel that a GPU runs.</summary>
    void EmitGpu(GpuKernel kernel);
}
