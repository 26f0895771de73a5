using System;
using ILGPU;
using ILGPU.Runtime;

namespace NetDsl.Ilgpu;

/// <summary>
/// Page-locked memory of the host through which numbers go to the device while the host goes on: some slots, each of which may be filled
/// again only when the copies out of it are done.
/// </summary>
internal sealed class Staging<T> : IDisposable
    where T : unmanaged
{
    private readonly PageLockedArray1D<T> memory;
    private readonly GpuDevice device;
    private readonly int length;

    public Staging(GpuDevice device, int slots, int length)
    {
        this.device = device;
        this.length = length;
        memory = device.Accelerator.AllocatePageLocked1D<T>(Math.Max(1L, (long)slots * length));
    }

    /// <summary>The memory of a slot.</summary>
    public Span<T> Slot(int slot) => memory.Span.Slice(slot * length, length);

    /// <summary>Starts a copy of part of a slot.</summary>
    public void Send(int slot, int at, int count, ArrayView<T> to)
    {
        if (count == 0) return;
        to.SubView(0, count).CopyFromCPUUnsafeAsync(device.Stream, ref Slot(slot)[at], count);
    }

    public void Dispose() => memory.Dispose();
}
