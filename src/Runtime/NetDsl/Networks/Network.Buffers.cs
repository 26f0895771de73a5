using System;
using System.Linq;
using NetDsl.Memory;

namespace NetDsl;

public abstract partial class Network
{
    private readonly AlignedBuffer buffers;
    private readonly long[] counters;

    // For each counter the place of its layer's switch, −1 where it has none.
    private readonly int[] switches;

    /// <summary>All buffers in one block, to be changed; <see cref="BufferInfo.Offset"/> says where each one starts. As for <see cref="Weights"/>, a span is not to be kept.</summary>
    public Span<float> Buffers
    {
        get
        {
            WeightsChanged();
            return buffers.Span;
        }
    }

    /// <summary>All buffers, to be read.</summary>
    public ReadOnlySpan<float> BufferValues
    {
        get
        {
            DeviceCopy?.Bring(mayWrite: false);
            return buffers.Span;
        }
    }

    /// <summary>The counters of training steps, as <c>bn1.num_batches_tracked</c>.</summary>
    public Span<long> Counters => counters;

    /// <summary>One buffer of floats by name: a view, so that writing to it changes the network.</summary>
    /// <exception cref="ArgumentException">There is no buffer of that name.</exception>
    public Span<float> Buffer(string name)
    {
        foreach (var buffer in Info.Buffers)
            if (buffer.Name == name && buffer.Kind != BufferKind.Counter) return Buffers.Slice(buffer.Offset, buffer.Count);
        throw new ArgumentException($"'{Info.Name}' has no buffer '{name}'. It has: {string.Join(", ", Info.Buffers.Where(s => s.Kind != BufferKind.Counter).Select(s => s.Name))}", nameof(name));
    }

    /// <summary>
    /// Takes over the buffers that a training step computed, and counts it. Buffers whose layer is switched to keep them, and those
    /// that a step leaves alone, stay.
    /// </summary>
    /// <param name="next">Laid out as <see cref="Buffers"/>.</param>
    internal void Commit(ReadOnlySpan<float> next)
    {
        if (Info.Buffers.Count == 0) return;
        var block = Buffers;
        for (var i = 0; i < Info.Buffers.Count; i++)
            if (Info.Buffers[i] is { IsComputed: true } buffer) next.Slice(buffer.Offset, buffer.Count).CopyTo(block[buffer.Offset..]);
        Count(1);
    }

    /// <summary>Counts steps whose buffers are taken over.</summary>
    internal void Count(int steps)
    {
        for (var i = 0; i < Info.Buffers.Count; i++)
        {
            var buffer = Info.Buffers[i];
            if (buffer.Kind != BufferKind.Counter) continue;
            // No step changes a switch: what the host has of it is what counts.
            if (switches[buffer.Offset] < 0 || buffers.Span[switches[buffer.Offset]] == 0) counters[buffer.Offset] += (long)buffer.Updates * steps;
        }
    }

    /// <summary>True where a layer is switched to use and keep its running values.</summary>
    internal bool IsHeld(string layer)
    {
        for (var i = 0; i < Info.Buffers.Count; i++)
            if (Info.Buffers[i] is { Kind: BufferKind.Switch } held && held.Layer == layer) return BufferValues[held.Offset] != 0;
        return false;
    }

    private void ResetBuffers()
    {
        var block = Buffers;
        block.Clear();
        foreach (var buffer in Info.Buffers)
            if (buffer.Kind != BufferKind.Counter) block.Slice(buffer.Offset, buffer.Count).Fill(buffer.Initial);
        counters.AsSpan().Clear();
    }

    private static (long[] Counters, int[] Switches) Bookkeeping(NetworkInfo info)
    {
        var counting = info.Buffers.Where(buffer => buffer.Kind == BufferKind.Counter).ToArray();
        return (new long[counting.Length], [.. counting.Select(counter =>
            info.Buffers.FirstOrDefault(buffer => buffer.Kind == BufferKind.Switch && buffer.Layer == counter.Layer)?.Offset ?? -1)]);
    }
}
