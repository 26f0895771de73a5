using System;
using System.Collections.Generic;
using IlgpuEmulator;

namespace ILGPU.Runtime.Emulation;

internal sealed partial class GroupRun
{
    private readonly List<DeviceMemory> shared = [];
    private readonly List<DeviceMemory> local = [];
    private DeviceMemory? dynamicShared;
    private long sharedBytes;

    // A lane's n-th allocation is the other lanes' n-th: the memory of one declaration.
    public ArrayView<T> AllocateShared<T>(int extent)
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfNegative(extent);
        int number = slots[Lane].SharedAllocations++;
        if (number == shared.Count)
        {
            shared.Add(NewShared(FormattableString.Invariant($"shared memory {number} ({typeof(T).Name}[{extent}])"), extent, Interop.SizeOf<T>()));
        }
        DeviceMemory memory = shared[number];
        if (memory.Length != extent || memory.ElementSize != Interop.SizeOf<T>())
        {
            throw new KernelUsageException(FormattableString.Invariant(
                $"Shared memory in {Launch.Name}: lane {Lane} of group {GroupNumber} allocates {typeof(T).Name}[{extent}] where another lane allocated {memory.Name}. Allocate in uniform flow, outside loops."));
        }
        return new ArrayView<T>(memory, 0, extent);
    }

    public ArrayView<T> DynamicShared<T>()
        where T : unmanaged
    {
        SharedMemoryConfig config = Launch.Config.SharedMemoryConfig;
        if (!config.UsesDynamicSharedMemory)
        {
            throw new KernelUsageException($"{Launch.Name} uses dynamic shared memory, but was launched without: give the KernelConfig a SharedMemoryConfig.");
        }
        dynamicShared ??= NewShared("dynamic shared memory", config.NumElements, config.ElementSize);
        return new ArrayView<T>(dynamicShared, 0, dynamicShared.LengthInBytes / Interop.SizeOf<T>());
    }

    public ArrayView<T> AllocateLocal<T>(int extent)
        where T : unmanaged
    {
        DeviceMemory memory = new(
            Launch.Accelerator,
            MemoryKind.Local,
            FormattableString.Invariant($"local memory of lane {Lane} ({typeof(T).Name}[{extent}])"),
            extent,
            Interop.SizeOf<T>());
        local.Add(memory);
        return new ArrayView<T>(memory, 0, extent);
    }

    public void Release()
    {
        foreach (DeviceMemory memory in shared)
        {
            memory.Dispose();
        }
        dynamicShared?.Dispose();
    }

    private DeviceMemory NewShared(string name, long extent, int elementSize)
    {
        sharedBytes += extent * elementSize;
        int most = Launch.Accelerator.MaxSharedMemoryPerGroup;
        if (sharedBytes > most)
        {
            throw new KernelUsageException(FormattableString.Invariant(
                $"{Launch.Name} uses {sharedBytes} bytes of shared memory or more; a group has {most}."));
        }
        return new DeviceMemory(Launch.Accelerator, MemoryKind.Shared, name, extent, elementSize);
    }

    // The memory is the same for each group this run takes on; its contents are not.
    private void ResetSharedMemory()
    {
        foreach (DeviceMemory memory in shared)
        {
            memory.FillWithPoison();
        }
        dynamicShared?.FillWithPoison();
    }

    private void ReleaseLocalMemory()
    {
        foreach (DeviceMemory memory in local)
        {
            memory.Dispose();
        }
        local.Clear();
    }
}
