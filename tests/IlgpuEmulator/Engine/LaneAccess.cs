using System.Runtime.CompilerServices;

namespace ILGPU.Runtime.Emulation;

/// <summary>A lane's access to an element, after the check of bounds.</summary>
internal static unsafe class LaneAccess
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Touch<T>(DeviceMemory memory, long index)
        where T : unmanaged
    {
        GroupRun? run = GroupRun.CurrentOrNull;
        byte* start = memory.Pointer;
        if (run is null || start == null)
        {
            throw run is null ? Faults.HostAccess(memory) : Faults.Freed(memory);
        }
        long offset = index * sizeof(T);
        if (run.Log is { } log && memory.Kind != MemoryKind.Local)
        {
            log.Touch(memory, offset, sizeof(T));
        }
        return ref Unsafe.AsRef<T>(start + offset);
    }

    public static void MarkAtomic<T>(ref T target)
        where T : unmanaged =>
        GroupRun.CurrentOrNull?.Log?.MarkAtomic(Unsafe.AsPointer(ref target), sizeof(T));
}
