using System;
using System.Collections.Generic;
using System.Linq;
using ILGPU;
using ILGPU.Runtime;

namespace NetDsl.Ilgpu;

/// <summary>The memory of a program on its device, and the page-locked memory through which batches go there.</summary>
internal sealed class GpuBuffers : IDisposable
{
    private const int MostSlots = 16;
    private const long MostStaged = 128L << 20;

    private readonly GpuDevice device;
    private readonly List<IDisposable> owned = [];
    private readonly Staging<float> floats;
    private readonly Staging<int> integers;
    private readonly Staging<long> clocks;
    private readonly WeightsMirror? weights;
    private readonly int[] batches;
    private bool disposed;

    public GpuBuffers(GpuProgram program, ProgramLayout layout, float[][] tables)
    {
        device = program.Gpu;
        var info = program.Network.Info;
        long capacity = program.Capacity, block = info.ParameterBlock;
        var ports = Enumerable.Range(0, program.PortCount).Select(program.Port).ToList();
        long floatPorts = ports.Where(port => !port.IsInteger).Sum(port => (long)port.Size);
        long intPorts = ports.Where(port => port.IsInteger).Sum(port => (long)port.Size);
        long outputs = info.Outputs.Sum(port => (long)port.Size);
        long inputs = layout.HasInputGradients ? info.Inputs.Where(port => !port.IsInteger).Sum(port => (long)port.Size) : 0;
        long constants = tables.Sum(table => (long)table.Length);
        PerSample = sizeof(float) * (layout.FloatsPerSample + floatPorts + intPorts + outputs + inputs);
        Bytes = (PerSample * capacity) + (sizeof(float) * (layout.FixedFloats + (layout.HasGradients ? block + info.BufferBlock : 0) + constants));
        var needs = Bytes + WeightsMirror.Needs(program.Network);
        var free = device.FreeMemory;
        var batch = sizeof(float) * capacity * (floatPorts + intPorts);
        // Steps of training follow one another without a wait; other programs wait for their results anyway.
        Slots = layout.HasGradients ? (int)Math.Clamp(MostStaged / Math.Max(1, batch), 2, MostSlots) : 2;
        try
        {
            if (needs > free) throw new OutOfMemoryException($"{needs} bytes");
            weights = WeightsMirror.Of(program.Network, device);
            Views = new GpuViews
            {
                Arena = Floats((capacity * layout.FloatsPerSample) + layout.FixedFloats),
                Weights = weights.Weights,
                Buffers = weights.Buffers,
                NextBuffers = Floats(layout.HasGradients ? info.BufferBlock : 0),
                Gradients = Floats(layout.HasGradients ? block : 0),
                Ports = Floats(capacity * floatPorts),
                Outputs = Floats(capacity * outputs),
                InputGradients = Floats(capacity * inputs),
                Tables = Floats(constants),
                Integers = Own(device.Accelerator.Allocate1D<int>(Math.Max(1, capacity * intPorts))).View,
                Clock = Own(device.Accelerator.Allocate1D<long>(GpuViews.ClockLength)).View,
            };
            floats = Own(new Staging<float>(device, Slots, (int)(capacity * floatPorts)));
            integers = Own(new Staging<int>(device, Slots, (int)(capacity * intPorts)));
            batches = new int[Slots];
            clocks = Own(new Staging<long>(device, Slots, GpuViews.ClockLength));
        }
        catch (Exception cause)
        {
            foreach (var buffer in owned) buffer.Dispose();
            weights?.Release();
            if (cause is OutOfMemoryException || GpuErrors.IsOfDevice(cause)) throw GpuErrors.OutOfMemory(program, needs, free, PerSample, cause);
            throw;
        }

        device.BytesHeld += Bytes;
        var at = 0L;
        foreach (var table in tables)
        {
            ArrayView1D<float, Stride1D.Dense> to = Views.Tables.SubView(at, table.Length);
            to.CopyFromCPU(device.Stream, table);
            at += table.Length;
        }

        // No kernel writes a gradient that is 0 everywhere, nor the padding between parameters; both are read all the same.
        ((ArrayView1D<float, Stride1D.Dense>)Views.Gradients).MemSetToZero(device.Stream);
        ((ArrayView1D<float, Stride1D.Dense>)Views.InputGradients).MemSetToZero(device.Stream);
        ((ArrayView1D<float, Stride1D.Dense>)Views.NextBuffers).MemSetToZero(device.Stream);
        device.Stream.Synchronize();
    }

    public GpuViews Views { get; }

    /// <summary>Runs that may be under way before the host must wait for them.</summary>
    public int Slots { get; }

    /// <summary>Bytes of the device's memory, the parameters left out.</summary>
    public long Bytes { get; }

    /// <summary>Bytes that one more sample needs.</summary>
    public long PerSample { get; }

    public WeightsMirror Weights => weights!;

    /// <summary>Starts the copies of what a run needs: the parameters where the host has changed them, the batch, the numbers of the step.</summary>
    public void Send(GpuProgram program, int slot, int underWay)
    {
        Weights.Send();
        var clock = clocks.Slot(slot);
        (clock[GpuViews.Seed], clock[GpuViews.Step], clock[GpuViews.UnderWay]) = ((long)program.Seed, program.Step, underWay);
        batches[slot] = program.Batch;
        clocks.Send(slot, 0, GpuViews.ClockLength, Views.Clock);
        int floatAt = 0, intAt = 0;
        for (var i = 0; i < program.PortCount; i++)
        {
            var port = program.Port(i);
            var (count, room) = (program.Batch * port.Size, program.Capacity * port.Size);
            if (port.IsInteger)
            {
                program.Integers(i)[..count].CopyTo(integers.Slot(slot)[intAt..]);
                integers.Send(slot, intAt, count, Views.Integers.SubView(intAt, room));
                intAt += room;
            }
            else
            {
                program.Floats(i)[..count].CopyTo(floats.Slot(slot)[floatAt..]);
                floats.Send(slot, floatAt, count, Views.Ports.SubView(floatAt, room));
                floatAt += room;
            }
        }
    }

    /// <summary>Fills the ports with what a slot still holds.</summary>
    public void Reload(GpuProgram program, int slot)
    {
        program.Batch = batches[slot];
        int floatAt = 0, intAt = 0;
        for (var i = 0; i < program.PortCount; i++)
        {
            var port = program.Port(i);
            var (count, room) = (program.Batch * port.Size, program.Capacity * port.Size);
            if (port.IsInteger)
            {
                integers.Slot(slot).Slice(intAt, count).CopyTo(program.Integers(i));
                intAt += room;
            }
            else
            {
                floats.Slot(slot).Slice(floatAt, count).CopyTo(program.Floats(i));
                floatAt += room;
            }
        }
    }

    public void Fetch(ArrayView<float> view, long at, Span<float> to)
    {
        if (to.Length == 0) return;
        ArrayView1D<float, Stride1D.Dense> part = view.SubView(at, to.Length);
        part.CopyToCPU(device.Stream, to);
    }

    public float[] Copy(ArrayView<float> view, long at, int length)
    {
        var copy = new float[length];
        Fetch(view, at, copy);
        return copy;
    }

    public void Dispose()
    {
        if (disposed) return;
        disposed = true;
        Weights.Release();
        foreach (var buffer in owned) buffer.Dispose();
        device.BytesHeld -= Bytes;
    }

    // A view of nothing is no argument for a kernel.
    private ArrayView<float> Floats(long count) => Own(device.Accelerator.Allocate1D<float>(Math.Max(1, count))).View;

    private T Own<T>(T buffer)
        where T : IDisposable
    {
        owned.Add(buffer);
        return buffer;
    }
}
