using System;

namespace NetDsl.Compiler;

/// <summary>A sum of products whose kernel takes a bias along the last axis, another value of the result's type and an activation along while a result is in a register or in the cache.</summary>
public interface IProductPrimitive : IKernelPrimitive
{
    /// <summary>The step's formula, of the operands' names.</summary>
    string Formula(string x, string w);

    /// <summary>The call with what is fused to it.</summary>
    /// <param name="result">The buffer of what is stored.</param>
    /// <param name="bias">The bias's buffer, or <c>default</c>.</param>
    /// <param name="activation">The type of the activation, or of the combination.</param>
    /// <param name="beside">The buffer of the value that results are combined with, or null.</param>
    void EmitCpu(CpuKernel kernel, string result, string bias, string activation, string? beside);

    /// <param name="epilogue">C# of the value to store, from the sum, the index along the last axis, and the place in the result.</param>
    void EmitGpu(GpuKernel kernel, string result, Func<string, string, string, string> epilogue);
}
