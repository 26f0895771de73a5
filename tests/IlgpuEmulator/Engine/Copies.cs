using System;
using System.Runtime.CompilerServices;
using IlgpuEmulator;

namespace ILGPU.Runtime.Emulation;

/// <summary>Copies as work of a stream.</summary>
internal static unsafe class Copies
{
    public static void Enqueue(AcceleratorStream stream, ArrayView<byte> source, ArrayView<byte> target)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(source.Length, target.Length, nameof(source));
        if (source.Length > 0)
        {
            Of(stream).Enqueue(() => Move(Address(source), Address(target), source.Length));
        }
    }

    public static void EnqueueFill(AcceleratorStream stream, byte value, ArrayView<byte> target) =>
        Of(stream).Enqueue(() =>
        {
            byte* at = Address(target);
            for (long done = 0; done < target.Length; done += int.MaxValue)
            {
                new Span<byte>(at + done, (int)Math.Min(int.MaxValue, target.Length - done)).Fill(value);
            }
        });

    public static void EnqueueToPinned<T>(AcceleratorStream stream, ArrayView<byte> source, PageLockScope<T> pinned)
        where T : unmanaged
    {
        // As in ILGPU, the pinned array's length says how much is copied.
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pinned.LengthInBytes, source.Length, nameof(pinned));
        Of(stream).Enqueue(() => Move(Address(source), (byte*)pinned.AddrOfLockedObject, pinned.LengthInBytes));
    }

    public static void EnqueueFromPinned<T>(AcceleratorStream stream, PageLockScope<T> pinned, ArrayView<byte> target)
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pinned.LengthInBytes, target.Length, nameof(pinned));
        Of(stream).Enqueue(() => Move((byte*)pinned.AddrOfLockedObject, Address(target), pinned.LengthInBytes));
    }

    public static void EnqueueFromHost<T>(AcceleratorStream stream, ref T host, long length, ArrayView<byte> target)
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (length > 0 && !Of(stream).IsDropping)
        {
            EnqueueFromHostNow(stream, ref host, length, target);
        }
    }

    // The work's closure is made where the method begins, so the decision is made before.
    private static void EnqueueFromHostNow<T>(AcceleratorStream stream, ref T host, long length, ArrayView<byte> target)
        where T : unmanaged
    {
        long bytes = length * sizeof(T);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes, target.Length, nameof(length));
        byte* from = (byte*)Unsafe.AsPointer(ref host);
        Of(stream).Enqueue(() => Move(from, Address(target), bytes));
    }

    public static void ToHostNow<T>(AcceleratorStream stream, ArrayView<byte> source, Span<T> span)
        where T : unmanaged
    {
        if (!span.IsEmpty && !Of(stream).IsDropping)
        {
            ToHost(stream, source, span);
        }
    }

    private static void ToHost<T>(AcceleratorStream stream, ArrayView<byte> source, Span<T> span)
        where T : unmanaged
    {
        long bytes = (long)span.Length * sizeof(T);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes, source.Length, nameof(span));
        fixed (T* host = span)
        {
            byte* to = (byte*)host;
            Of(stream).Enqueue(() => Move(Address(source), to, bytes));
            stream.Synchronize();
        }
    }

    public static void FromHostNow<T>(AcceleratorStream stream, ReadOnlySpan<T> span, ArrayView<byte> target)
        where T : unmanaged
    {
        if (span.IsEmpty)
        {
            return;
        }
        long bytes = (long)span.Length * sizeof(T);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes, target.Length, nameof(span));
        fixed (T* host = span)
        {
            byte* from = (byte*)host;
            Of(stream).Enqueue(() => Move(from, Address(target), bytes));
            stream.Synchronize();
        }
    }

    public static void ArrayToHostNow<T>(AcceleratorStream stream, ArrayView<T> view, T[] data)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfLessThan(data.LongLength, view.Length, nameof(data));
        ToHostNow<T>(stream, ((IContiguousArrayView)view).AsRawArrayView(), data);
    }

    public static void ArrayFromHostNow<T>(AcceleratorStream stream, T[] data, ArrayView<T> view)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfLessThan(data.LongLength, view.Length, nameof(data));
        FromHostNow<T>(stream, data, ((IContiguousArrayView)view).AsRawArrayView());
    }

    private static EmulatedStream Of(AcceleratorStream stream) => (EmulatedStream)stream;

    // At the time of the copy: memory freed since it was asked for is noticed.
    private static byte* Address(ArrayView<byte> view) =>
        view.Memory is { Pointer: not null } memory ? memory.Pointer + view.Index : throw Faults.Freed(view.Memory);

    private static void Move(byte* from, byte* to, long bytes) => Buffer.MemoryCopy(from, to, bytes, bytes);
}
