using System;
using ILGPU.Runtime;

namespace NetDsl.Ilgpu;

/// <summary>Tells the device's exceptions apart and puts them into words.</summary>
internal static class GpuErrors
{
    /// <summary>True for what drivers throw; the library's own messages pass as they are.</summary>
    public static bool IsOfDevice(Exception cause) => cause is AcceleratorException or GraphException;

    public static GpuException Lost(GpuDevice device, Exception cause) => new(
        $"the device '{device.Name}' failed or was lost ({cause.Message}): the parameters on the CPU are those of the last epoch, or of the last time that they were asked for; open another device or restart the process, and go on from them or from a checkpoint",
        cause);

    public static GpuException Gone(GpuDevice device) => new($"the device '{device.Name}' was lost before: make a new trainer or program, on another device or on the CPU");

    public static GpuException OutOfMemory(GpuProgram program, long needs, long free, long perSample, Exception cause)
    {
        // Where the driver refuses less than it says is free, one part in ten is left to it.
        if (needs <= free) free -= free / 10;
        var once = needs - (perSample * program.Capacity);
        var fits = perSample == 0 ? 0 : Math.Max(0, (free - once) / perSample);
        var change = fits > 0 ? $"the largest batch that fits is {fits}" : "not even one sample fits";
        return new GpuException($"a batch of {program.Capacity} of '{program.Network.Info.Name}' needs {needs:N0} bytes of '{program.Gpu.Name}', which has {free:N0} free of {program.Gpu.MemorySize:N0}: {change}", cause);
    }
}
