using System;
using System.Reflection;
using IlgpuEmulator;

namespace ILGPU.Runtime.Emulation;

/// <summary>A kernel as loaded on an accelerator.</summary>
internal sealed class EmulatedKernel
{
    private readonly EmulatedAccelerator accelerator;

    private EmulatedKernel(EmulatedAccelerator accelerator, string name, ResumableKernel? resumable)
    {
        this.accelerator = accelerator;
        Name = name;
        Resumable = resumable;
    }

    public string Name { get; }

    /// <summary>The kernel rewritten, if it has barriers and could be.</summary>
    public ResumableKernel? Resumable { get; }

    /// <summary>Whether a launch does nothing, and so needs no arguments.</summary>
    public bool IsDropped => accelerator.Options.DropWork;

    public static EmulatedKernel Load(Accelerator accelerator, Delegate kernel, Type argumentsType)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        EmulatedAccelerator emulated = accelerator.Emulated;
        MethodInfo method = kernel.Method;
        DeviceFaults.ThrowIfLost(emulated.Device);
        Context context = emulated.Context;
        string? refusal = context.RefusedKernel is { } poisoned ? $"The context refused {poisoned} before, and compiles no more." : null;
        refusal ??= emulated.Options.CheckKernels ? KernelRules.Violation(method) : null;
        if (refusal is not null)
        {
            context.RefusedKernel ??= method.Name;
            throw new InternalCompilerException($"The kernel {method.Name} cannot be compiled for every device: {refusal}", new NotSupportedException(refusal));
        }
        if (emulated.Options.RefuseKernel?.Invoke(method) is { } reason)
        {
            throw DeviceFaults.Refused(emulated.Device, method, reason);
        }
        ResumableKernel? resumable = emulated.Options.RewriteKernels ? ResumableKernel.TryCreate(method, argumentsType) : null;
        return new EmulatedKernel(emulated, method.Name, resumable);
    }

    public void Launch(AcceleratorStream stream, KernelConfig config, KernelArguments? arguments)
    {
        if (arguments is null)
        {
            return;
        }
        LaunchNow(stream, config, arguments);
    }

    private void LaunchNow(AcceleratorStream stream, KernelConfig config, KernelArguments arguments)
    {
        EmulatorOptions options = accelerator.Options;
        if (options.LaunchesUntilLost is { } left)
        {
            options.DeviceIsLost |= left <= 0;
            options.LaunchesUntilLost = left - 1;
        }
        DeviceFaults.ThrowIfLost(accelerator.Device);
        if (!config.IsValid)
        {
            throw new ArgumentOutOfRangeException(nameof(config), FormattableString.Invariant(
                $"{Name} was launched on a grid of {config.GridDim} groups of {config.GroupDim} lanes; each needs one at least."));
        }
        if (config.GroupDim.LongSize > accelerator.MaxNumThreadsPerGroup)
        {
            throw DeviceFaults.GroupTooLarge(accelerator.Device, Name, config.GroupDim);
        }
        accelerator.Launches++;
        ((EmulatedStream)stream).Enqueue(() => new KernelLaunch(accelerator, this, config, arguments).Run());
    }
}
