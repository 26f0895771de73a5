using System;
using ILGPU;
using ILGPU.Runtime;

namespace NetDsl.Ilgpu;

/// <summary>A kernel that the device has compiled, and the network's line that it comes from.</summary>
public sealed class LoadedKernel
{
    internal LoadedKernel(Action<AcceleratorStream, KernelConfig, GpuViews, StepNumbers> start, string line, bool isTensor)
    {
        Start = start;
        Line = line;
        IsTensor = isTensor;
    }

    /// <summary>File, line and text of the statement in the network.</summary>
    public string Line { get; }

    /// <summary>True for the variant that uses tensor cores.</summary>
    internal bool IsTensor { get; }

    internal Action<AcceleratorStream, KernelConfig, GpuViews, StepNumbers> Start { get; }
}
