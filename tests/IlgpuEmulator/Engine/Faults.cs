using System;
using IlgpuEmulator;

namespace ILGPU.Runtime.Emulation;

/// <summary>The faults of a kernel, in words.</summary>
internal static class Faults
{
    public static Exception OutOfBounds(DeviceMemory? memory, int elementSize, long start, long length, long index) =>
        memory is null
            ? new OutOfBoundsException(FormattableString.Invariant($"Out of bounds{Where()}: index {index} of an empty view."))
            : new OutOfBoundsException(FormattableString.Invariant(
                $"Out of bounds{Where()}: index {index} of a view of {length} elements of {elementSize} bytes that starts at element {start} of {memory.Name}."));

    public static Exception SubViewOutOfBounds(DeviceMemory? memory, long length, long index, long subLength) =>
        new OutOfBoundsException(FormattableString.Invariant(
            $"Out of bounds{Where()}: a view of {subLength} elements from {index} on of a view of {length} elements of {memory?.Name ?? "no memory"}."));

    public static Exception Misaligned(DeviceMemory? memory, long offset, int alignment) =>
        new OutOfBoundsException(FormattableString.Invariant(
            $"Misaligned{Where()}: a view at byte {offset} of {memory?.Name ?? "no memory"} said to begin at a multiple of {alignment}."));

    public static Exception MisalignedCast(DeviceMemory? memory, long offset, int size) =>
        new OutOfBoundsException(FormattableString.Invariant(
            $"Misaligned{Where()}: a view at byte {offset} of {memory?.Name ?? "no memory"} cast to elements of {size} bytes."));

    public static Exception Freed(DeviceMemory? memory) =>
        new OutOfBoundsException(FormattableString.Invariant($"Freed memory{Where()}: {memory?.Name ?? "no memory"} was used after its Dispose."));

    public static Exception HostAccess(DeviceMemory memory) =>
        new KernelUsageException($"An element of {memory.Name} was used on the host, outside a kernel: copy it by CopyToCPU.");

    public static Exception OutsideKernel() =>
        new KernelUsageException("A kernel's function was called outside a kernel.");

    private static string Where() => GroupRun.CurrentOrNull is { } run
        ? FormattableString.Invariant($" in {run.Launch.Name}, lane {run.Lane} of group {run.GroupNumber}")
        : " on the host";
}
