using System;
using System.Reflection;
using System.Threading;
using ILGPU.Runtime;

namespace IlgpuEmulator;

/// <summary>
/// What the emulated device is like, and what goes wrong with it. A context takes the options that are current where it is
/// created and keeps the object: a change to the faults is seen by devices in use.
/// </summary>
public sealed class EmulatorOptions
{
    private static readonly EmulatorOptions Defaults = new();
    private static readonly AsyncLocal<EmulatorOptions?> Scoped = new();

    /// <summary>The options of this flow of control.</summary>
    public static EmulatorOptions Current => Scoped.Value ?? Defaults;

    /// <summary>CPU for the device of every context; Cuda or OpenCL for one of that kind beside it, found by the builder's method of that name.</summary>
    public AcceleratorType AcceleratorType { get; init; } = AcceleratorType.CPU;

    /// <summary>Lanes of a group at most; 16 as on ILGPU's CPU accelerator.</summary>
    public int MaxNumThreadsPerGroup { get; init; } = 16;

    /// <summary>Lanes of a warp; 4 as on ILGPU's CPU accelerator.</summary>
    public int WarpSize { get; init; } = 4;

    /// <summary>Bytes of shared memory of a group at most; 48 KiB as on CUDA.</summary>
    public int MaxSharedMemoryPerGroup { get; init; } = 48 * 1024;

    /// <summary>Bytes of memory of the device.</summary>
    public long MemorySize { get; init; } = 4L << 30;

    /// <summary>Groups that run at a time; by default one for each core.</summary>
    public int MaxParallelGroups { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether conflicting accesses are looked for.</summary>
    public bool CheckRaces { get; init; } = true;

    /// <summary>Whether kernels are checked for what ILGPU refuses.</summary>
    public bool CheckKernels { get; init; } = true;

    /// <summary>Whether kernels with barriers are rewritten to resume at them; otherwise each lane has a thread of its own.</summary>
    public bool RewriteKernels { get; init; } = true;

    /// <summary>A fault: why the driver refuses this kernel, or null.</summary>
    public Func<MethodInfo, string?>? RefuseKernel { get; set; }

    /// <summary>A fault: the device is gone; whatever is asked of it fails.</summary>
    public bool DeviceIsLost { get; set; }

    /// <summary>A fault: the device is lost after so many more launches; null for never.</summary>
    public int? LaunchesUntilLost { get; set; }

    /// <summary>
    /// Launches and copies do nothing, and allocate nothing either: what is allocated in the meantime is the caller's own. What a copy to
    /// the host would have brought stays as it was.
    /// </summary>
    public bool DropWork { get; set; }

    /// <summary>Makes options current in this flow of control until the result is disposed.</summary>
    public static IDisposable Use(EmulatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        EmulatorOptions? outer = Scoped.Value;
        Scoped.Value = options;
        return new Restoring(outer);
    }

    private sealed class Restoring(EmulatorOptions? outer) : IDisposable
    {
        public void Dispose() => Scoped.Value = outer;
    }
}
