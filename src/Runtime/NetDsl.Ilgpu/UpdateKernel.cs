using System;
using ILGPU;
using ILGPU.Runtime;

namespace NetDsl.Ilgpu;

/// <summary>The update of an optimizer by one of its rules.</summary>
internal interface IUpdateKernel : IDisposable
{
    /// <summary>Starts the copy of the rules that a slot holds.</summary>
    void Send(int slot);

    /// <summary>Starts the update.</summary>
    void Launch(StepViews views, StepSettings settings);
}

/// <summary>The compiled kernel of a rule, and the rules of a step: one for each group of parameters.</summary>
internal sealed class UpdateKernel<TRule> : IUpdateKernel
    where TRule : unmanaged, IUpdateRule
{
    private readonly GpuDevice device;
    private readonly int groups;
    private readonly Action<AcceleratorStream, KernelConfig, StepViews, ArrayView<TRule>, StepSettings> kernel;
    private readonly MemoryBuffer1D<TRule, Stride1D.Dense> rules;
    private readonly Staging<TRule> staging;

    public UpdateKernel(GpuProgram program, string name, int groups)
    {
        device = program.Gpu;
        this.groups = groups;
        kernel = program.Compile<StepViews, ArrayView<TRule>, StepSettings>(StepKernels.Update, name);
        rules = device.Accelerator.Allocate1D<TRule>(groups);
        staging = new Staging<TRule>(device, program.Buffers.Slots, groups);
    }

    public void Set(int slot, int group, in TRule rule) => staging.Slot(slot)[group] = rule;

    public void Send(int slot) => staging.Send(slot, 0, groups, rules.View);

    public void Launch(StepViews views, StepSettings settings) =>
        kernel(device.Stream, new KernelConfig((int)(((long)settings.Count + device.GroupSize - 1) / device.GroupSize), device.GroupSize), views, rules.View, settings);

    public void Dispose()
    {
        rules.Dispose();
        staging.Dispose();
    }
}
