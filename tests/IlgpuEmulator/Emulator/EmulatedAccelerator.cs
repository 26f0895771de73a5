using System;
using System.Collections.Generic;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Emulation;

namespace IlgpuEmulator;

/// <summary>An accelerator that runs kernels lane by lane on the CPU.</summary>
public sealed class EmulatedAccelerator : Accelerator
{
    private readonly List<EmulatedStream> streams = [];
    private readonly HashSet<DeviceMemory> memories = [];
    private int buffers;

    internal EmulatedAccelerator(Context context, EmulatedDevice device)
        : base(context, device)
    {
        DeviceFaults.ThrowIfLost(device);
        DefaultStream = CreateStreamInternal();
        context.OnAcceleratorCreated(this);
    }

    public EmulatorOptions Options => ((EmulatedDevice)Device).Options;

    /// <summary>Bytes of the device's memory in use.</summary>
    public long BytesInUse { get; private set; }

    /// <summary>Kernels launched so far.</summary>
    public long Launches { get; internal set; }

    // The notes on the device's memory, which groups of a launch write at the same time.
    internal object NotesGate { get; } = new();

    // Work of one accelerator is done by one thread at a time, as its streams share the race check's notes.
    internal object Gate { get; } = new();

    internal DeviceMemory Allocate(long elements, int elementSize, string elementName)
    {
        lock (Gate)
        {
            DeviceFaults.ThrowIfLost(Device);
            long bytes = checked(elements * elementSize);
            if (BytesInUse + bytes > MemorySize)
            {
                throw DeviceFaults.OutOfMemory(Device, bytes, MemorySize - BytesInUse);
            }
            string name = FormattableString.Invariant($"buffer {buffers++} ({elementName}[{elements}])");
            DeviceMemory memory = new(this, MemoryKind.Global, name, elements, elementSize);
            memories.Add(memory);
            BytesInUse += bytes;
            return memory;
        }
    }

    internal void Release(DeviceMemory memory)
    {
        lock (Gate)
        {
            // As freeing waits for the device, what was launched before still sees the memory.
            foreach (EmulatedStream stream in streams)
            {
                stream.RunKeepingFault();
            }
            if (memories.Remove(memory))
            {
                BytesInUse -= memory.LengthInBytes;
            }
        }
    }

    internal void SynchronizeAll()
    {
        lock (Gate)
        {
            foreach (EmulatedStream stream in streams)
            {
                stream.Synchronize();
            }
        }
    }

    internal void Forget(EmulatedStream stream)
    {
        lock (Gate)
        {
            streams.Remove(stream);
        }
    }

    protected override AcceleratorStream CreateStreamInternal()
    {
        EmulatedStream stream = new(this);
        lock (Gate)
        {
            streams.Add(stream);
        }
        return stream;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        lock (Gate)
        {
            foreach (EmulatedStream stream in streams)
            {
                stream.RunKeepingFault();
            }
            foreach (DeviceMemory memory in (List<DeviceMemory>)[.. memories])
            {
                memory.Dispose();
            }
            streams.Clear();
        }
    }
}
