using System;
using System.Runtime.CompilerServices;
using System.Threading;

namespace ILGPU.Runtime.Emulation;

/// <summary>
/// What one lane touched between two barriers. A view hands out references, so a write is seen by the value it left: each
/// address is noted with its value when first touched, and compared when the lane reaches the next barrier or its end.
/// </summary>
internal sealed class RaceLog
{
    private static long nextStretch;

    private Entry[] entries = new Entry[256];
    private int count;
    private long stretch = Interlocked.Increment(ref nextStretch);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Touch(DeviceMemory memory, long offset, int size)
    {
        int shift = memory.GranuleShift;
        long last = (offset + size - 1) >> shift;
        long[] stamps = memory.Stamps;
        for (long granule = offset >> shift; granule <= last; granule++)
        {
            if (stamps[granule] != stretch)
            {
                stamps[granule] = stretch;
                Add(memory, granule);
            }
        }
    }

    public unsafe void MarkAtomic(void* address, int size)
    {
        for (int i = count - 1; i >= 0; i--)
        {
            ref Entry entry = ref entries[i];
            byte* at = entry.Memory.Pointer + (entry.Granule << entry.Memory.GranuleShift);
            if (at >= (byte*)address && at < (byte*)address + size)
            {
                entry.Atomic = true;
                size -= 1 << entry.Memory.GranuleShift;
                if (size <= 0)
                {
                    return;
                }
            }
        }
    }

    /// <summary>Judges what the lane touched since the last call, and starts anew.</summary>
    public void Judge(GroupRun run)
    {
        if (count == 0)
        {
            return;
        }
        stretch = Interlocked.Increment(ref nextStretch);
        int judged = count;
        count = 0;
        lock (run.Launch.NotesGate)
        {
            for (int i = 0; i < judged; i++)
            {
                ref Entry entry = ref entries[i];
                ref AccessNotes notes = ref entry.Memory.Notes[entry.Granule];
                if (entry.Atomic)
                {
                    RaceRules.Atomic(ref notes, run, entry.Memory, entry.Granule);
                }
                else if (entry.Memory.Granule(entry.Granule) != entry.Before)
                {
                    RaceRules.Write(ref notes, run, entry.Memory, entry.Granule);
                }
                else
                {
                    RaceRules.Read(ref notes, run, entry.Memory, entry.Granule);
                }
            }
        }
    }

    public void Clear()
    {
        count = 0;
        stretch = Interlocked.Increment(ref nextStretch);
    }

    private void Add(DeviceMemory memory, long granule)
    {
        if (count == entries.Length)
        {
            Array.Resize(ref entries, 2 * count);
        }
        entries[count++] = new Entry { Memory = memory, Granule = granule, Before = memory.Granule(granule) };
    }

    private struct Entry
    {
        public DeviceMemory Memory;
        public long Granule;
        public uint Before;
        public bool Atomic;
    }
}
