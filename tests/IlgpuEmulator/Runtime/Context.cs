using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;
using ILGPU.Util;
using IlgpuEmulator;

namespace ILGPU;

/// <summary>Where devices are found and kernels compiled. A refused kernel poisons it, as it does ILGPU's.</summary>
public sealed partial class Context : DisposeBase
{
    private Context(Builder builder, ImmutableArray<Device> devices)
    {
        Properties = builder;
        Devices = devices.IsDefaultOrEmpty ? [new EmulatedDevice(EmulatorOptions.Current, AcceleratorType.CPU)] : devices;
    }

    public event EventHandler<Accelerator>? AcceleratorCreated;

    public ImmutableArray<Device> Devices { get; }

    public ContextProperties Properties { get; }

    internal string? RefusedKernel { get; set; }

    public static Builder Create() => new();

    public static Context Create(Action<Builder> buildingCallback)
    {
        ArgumentNullException.ThrowIfNull(buildingCallback);
        Builder builder = Create();
        buildingCallback(builder);
        return builder.ToContext();
    }

    public static Context CreateDefault() => Create(builder => builder.Default());

    public Device GetPreferredDevice(bool preferCPU) => GetPreferredDevices(preferCPU, matchingDevicesOnly: false).First();

    public IEnumerable<Device> GetPreferredDevices(bool preferCPU, bool matchingDevicesOnly)
    {
        List<Device> gpus = [.. Devices.Where(device => device.AcceleratorType != AcceleratorType.CPU).OrderByDescending(device => device.MemorySize)];
        List<Device> cpus = [.. Devices.Where(device => device.AcceleratorType == AcceleratorType.CPU)];
        if (preferCPU || gpus.Count == 0)
        {
            return cpus.Count > 0 ? cpus : throw new NotSupportedException("The context has no device of the wanted kind.");
        }
        return matchingDevicesOnly
            ? gpus.Where(device => device.AcceleratorType == gpus[0].AcceleratorType && device.MemorySize == gpus[0].MemorySize)
            : gpus;
    }

    public ImmutableArray<Device>.Enumerator GetEnumerator() => Devices.GetEnumerator();

    internal void OnAcceleratorCreated(Accelerator accelerator) => AcceleratorCreated?.Invoke(this, accelerator);
}
