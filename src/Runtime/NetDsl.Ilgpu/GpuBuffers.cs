using System;
using System.Collections.Generic;
using System.Linq;
using ILGPU;
using ILGPU.Runtime;

namespace NetDsl.Ilgpu;

/// <summary>The memory of a program on its device, and the page-locked memory through which the batch goes there.</summary>
internal sealed class GpuBuffers : IDisposable
{
    private readonly GpuDevice device;
    private readonly List<IDisposable> owned = [];
    private readonly PageLockedArray1D<float> floats;
    private readonly PageLockedArray1D<int> integers;
    private readonly long bytes;
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
        var perSample = layout.FloatsPerSample + floatPorts + intPorts + outputs + inputs;
        var needs = sizeof(float) * ((perSample * capacity) + layout.FixedFloats + block + (2L * info.BufferBlock) + (layout.HasGradients ? block : 0) + constants);
        var free = device.MemorySize - device.BytesHeld;
        try
        {
            if (needs > free) throw new OutOfMemoryException($"{needs} bytes");
            Views = new GpuViews
            {
                Arena = Floats((capacity * layout.FloatsPerSample) + layout.FixedFloats),
                Weights = Floats(block),
                Buffers = Floats(info.BufferBlock),
                NextBuffers = Floats(info.BufferBlock),
                Gradients = Floats(layout.HasGradients ? block : 0),
                Ports = Floats(capacity * floatPorts),
                Outputs = Floats(capacity * outputs),
                InputGradients = Floats(capacity * inputs),
                Tables = Floats(constants),
                Integers = Own(device.Accelerator.Allocate1D<int>(Math.Max(1, capacity * intPorts))).View,
            };
            floats = Own(device.Accelerator.AllocatePageLocked1D<float>(Math.Max(1, capacity * floatPorts)));
            integers = Own(device.Accelerator.AllocatePageLocked1D<int>(Math.Max(1, capacity * intPorts)));
        }
        catch (Exception cause) when (cause is OutOfMemoryException || GpuErrors.IsOfDevice(cause))
        {
            foreach (var buffer in owned) buffer.Dispose();
            throw GpuErrors.OutOfMemory(program, needs, free, sizeof(float) * perSample, cause);
        }

        bytes = needs;
        device.BytesHeld += bytes;
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
        device.Stream.Synchronize();
    }

    public GpuViews Views { get; }

    /// <summary>Sends parameters and batch; the copies of the batch may still be on their way afterwards.</summary>
    public void Send(GpuProgram program)
    {
        Upload(Views.Weights, program.Network.WeightValues);
        Upload(Views.Buffers, program.Network.BufferValues);
        int floatAt = 0, intAt = 0;
        for (var i = 0; i < program.PortCount; i++)
        {
            var size = program.Port(i).Size;
            if (program.Port(i).IsInteger)
            {
                program.Integers(i)[..(program.Batch * size)].CopyTo(integers.Span[intAt..]);
                intAt += program.Capacity * size;
            }
            else
            {
                program.Floats(i)[..(program.Batch * size)].CopyTo(floats.Span[floatAt..]);
                floatAt += program.Capacity * size;
            }
        }

        if (floatAt > 0) ((ArrayView1D<float, Stride1D.Dense>)Views.Ports).CopyFromPageLockedAsync(device.Stream, floats);
        if (intAt > 0) ((ArrayView1D<int, Stride1D.Dense>)Views.Integers).CopyFromPageLockedAsync(device.Stream, integers);
    }

    /// <summary>Brings results and gradients back.</summary>
    public void Fetch(GpuProgram program)
    {
        var info = program.Network.Info;
        long at = 0;
        for (var i = 0; i < info.Outputs.Count; i++)
        {
            Fetch(Views.Outputs, at, program.Output(i));
            at += (long)program.Capacity * info.Outputs[i].Size;
        }

        at = 0;
        for (var i = 0; program.Layout.HasInputGradients && i < info.Inputs.Count; i++)
        {
            if (info.Inputs[i].IsInteger) continue;
            Fetch(Views.InputGradients, at, program.InputGradient(i));
            at += (long)program.Capacity * info.Inputs[i].Size;
        }

        if (!program.Layout.HasGradients) return;
        Fetch(Views.Gradients, 0, program.Gradients);
        Fetch(Views.NextBuffers, 0, program.NextBuffers);
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
        foreach (var buffer in owned) buffer.Dispose();
        device.BytesHeld -= bytes;
    }

    private void Upload(ArrayView<float> view, ReadOnlySpan<float> from)
    {
        if (from.Length == 0) return;
        ArrayView1D<float, Stride1D.Dense> to = view.SubView(0, from.Length);
        to.CopyFromCPU(device.Stream, from);
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
