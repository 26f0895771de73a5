using System;
using NetDsl.Memory;

namespace NetDsl;

/// <summary>What a generation program remembers: two blocks for each state, of which a run reads one and fills the other, or works in place on the first.</summary>
internal sealed class ProgramStates : IDisposable
{
    private readonly StateInfo[] states;
    private readonly AlignedBuffer[] current;
    private readonly AlignedBuffer?[] next;
    private readonly int capacity;

    public ProgramStates(GenerationLayout layout, int capacity, Func<int, int, int, int> floats)
    {
        this.capacity = capacity;
        states = [.. layout.States];
        current = new AlignedBuffer[states.Length];
        next = new AlignedBuffer?[states.Length];
        for (var i = 0; i < states.Length; i++)
        {
            current[i] = new AlignedBuffer(floats(capacity, states[i].Size, 0));
            // A cache needs its second block only where rows change places.
            if (!states[i].InPlace) next[i] = new AlignedBuffer(current[i].Length);
        }
    }

    /// <summary>The length of all blocks there are.</summary>
    public long Floats
    {
        get
        {
            long floats = 0;
            foreach (var block in current) floats += block.Length;
            foreach (var block in next) floats += block?.Length ?? 0;
            return floats;
        }
    }

    public Span<float> Current(int index) => current[index].Span;

    public Span<float> Next(int index) => Second(index).Span;

    /// <summary>What the last run left is what the next one finds.</summary>
    public void Advance()
    {
        for (var i = 0; i < states.Length; i++)
            if (!states[i].InPlace) Swap(i);
    }

    public void Clear(int row)
    {
        for (var i = 0; i < states.Length; i++) Current(i).Slice(row * states[i].Size, states[i].Size).Clear();
    }

    /// <summary>Row r goes on from where row <paramref name="from"/>[r] is.</summary>
    public void Reorder(ReadOnlySpan<int> from)
    {
        for (var i = 0; i < states.Length; i++)
        {
            var size = states[i].Size;
            ReadOnlySpan<float> old = Current(i);
            var fresh = Next(i);
            for (var row = 0; row < from.Length; row++) old.Slice(from[row] * size, size).CopyTo(fresh.Slice(row * size, size));
            Swap(i);
        }
    }

    public void Dispose()
    {
        foreach (var buffer in current) buffer.Dispose();
        foreach (var buffer in next) buffer?.Dispose();
    }

    private void Swap(int index) => (current[index], next[index]) = (Second(index), current[index]);

    private AlignedBuffer Second(int index) => next[index] ??= new AlignedBuffer(capacity * states[index].Size);
}
