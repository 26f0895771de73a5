using System;
using System.Linq;
using ILGPU;
using ILGPU.Runtime;
using NetDsl.Memory;

namespace NetDsl.Ilgpu;

/// <summary>
/// Blocks of the host's numbers that a device has too. Either side may have the newer ones; they travel when the other side asks.
/// </summary>
internal abstract class GpuMirror : IDeviceCopy, IDisposable
{
    private readonly MemoryBuffer1D<float, Stride1D.Dense>[] blocks;
    private volatile bool hostIsNewer = true;
    private volatile bool deviceIsNewer;
    private volatile bool lost;

    /// <exception cref="AcceleratorException">The device's memory does not suffice.</exception>
    protected GpuMirror(GpuDevice device, params ReadOnlySpan<int> lengths)
    {
        Device = device;
        blocks = new MemoryBuffer1D<float, Stride1D.Dense>[lengths.Length];
        try
        {
            // Whole lines, and one at least: kernels work on lines, and a view of nothing is no argument for one.
            const int line = ParameterRange.Line;
            for (var i = 0; i < lengths.Length; i++)
            {
                blocks[i] = device.Accelerator.Allocate1D<float>(Math.Max(line, ((long)lengths[i] + line - 1) / line * line));
                blocks[i].View.MemSetToZero(device.Stream);
            }
        }
        catch
        {
            Free();
            throw;
        }

        device.BytesHeld += Bytes;
    }

    public GpuDevice Device { get; }

    public long Bytes => blocks.Sum(block => block?.LengthInBytes ?? 0);

    public ArrayView<float> Block(int index) => blocks[index].View;

    /// <summary>Gives the device what the host has changed since.</summary>
    public void Send()
    {
        if (lost) throw GpuErrors.Gone(Device);
        if (!hostIsNewer) return;
        for (var i = 0; i < blocks.Length; i++)
        {
            var from = Host(i);
            if (from.Length == 0) continue;
            ((ArrayView1D<float, Stride1D.Dense>)Block(i).SubView(0, from.Length)).CopyFromCPU(Device.Stream, (ReadOnlySpan<float>)from);
        }

        hostIsNewer = false;
    }

    /// <summary>Kernels that change the blocks have been started.</summary>
    public void Changed() => deviceIsNewer = true;

    /// <summary>The device is gone: what the host has is all there is.</summary>
    public void Abandon()
    {
        lost = true;
        deviceIsNewer = false;
    }

    public void Bring(bool mayWrite)
    {
        // Threads of a program on the CPU ask for the parameters all the time.
        if (!deviceIsNewer && (hostIsNewer || !mayWrite)) return;
        lock (blocks)
        {
            if (deviceIsNewer)
            {
                try
                {
                    for (var i = 0; i < blocks.Length; i++)
                        if (Host(i) is { Length: > 0 } to) ((ArrayView1D<float, Stride1D.Dense>)Block(i).SubView(0, to.Length)).CopyToCPU(Device.Stream, to);
                }
                catch (Exception cause) when (GpuErrors.IsOfDevice(cause))
                {
                    Abandon();
                    throw GpuErrors.Lost(Device, cause);
                }

                deviceIsNewer = false;
            }

            hostIsNewer |= mayWrite;
        }
    }

    /// <summary>Brings everything back and frees the device's memory.</summary>
    public void Dispose()
    {
        try
        {
            Bring(mayWrite: true);
        }
        catch (GpuException) when (lost)
        {
            // The host keeps what it has; whoever used the device has been told.
        }

        Device.BytesHeld -= Bytes;
        Free();
    }

    /// <summary>The host's numbers.</summary>
    protected abstract Span<float> Host(int index);

    private void Free()
    {
        foreach (var block in blocks) block?.Dispose();
    }
}
