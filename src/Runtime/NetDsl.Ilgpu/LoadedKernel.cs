using System;
using ILGPU;
using ILGPU.Runtime;

namespace NetDsl.Ilgpu;

/// <summary>A kernel that the device has compiled, and the network's line that it comes from.</summary>
public sealed class LoadedKernel
{
    internal LoadedKernel(Action<AcceleratorStream, KernelConfig, GpuViews, StepNumbers> start, string line)
    {
        Start = start;
        Line = line;
    }

    /// <summary>File, line and text of the statement in the network.</summary>
    public string Line { get; }

    internal Action<AcceleratorStream, KernelConfig, GpuViews, StepNumbers> Start { get; }
}
