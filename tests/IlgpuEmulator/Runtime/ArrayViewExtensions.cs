using System;
using ILGPU.Runtime.Emulation;

namespace ILGPU.Runtime;

/// <summary>Sets and copies views. What copies between a view and ordinary host memory also synchronises its stream.</summary>
public static partial class ArrayViewExtensions
{
    public static bool HasNoData<TView>(this TView view)
        where TView : IArrayView =>
        view.Length < 1;

    public static Accelerator GetAccelerator<TView>(this TView view)
        where TView : IArrayView =>
        view.Buffer.Accelerator;

    public static ArrayView1D<T, Stride1D.Dense> AsDense<T>(this ArrayView<T> view)
        where T : unmanaged =>
        view;

    public static void MemSetToZero<TView>(this TView view)
        where TView : IContiguousArrayView =>
        view.MemSet(DefaultStream(view), 0);

    public static void MemSetToZero<TView>(this TView view, AcceleratorStream stream)
        where TView : IContiguousArrayView =>
        view.MemSet(stream, 0);

    public static void MemSet<TView>(this TView view, byte value)
        where TView : IContiguousArrayView =>
        view.MemSet(DefaultStream(view), value);

    public static void MemSet<TView>(this TView view, AcceleratorStream stream, byte value)
        where TView : IContiguousArrayView
    {
        if (!view.IsValid)
        {
            throw new ArgumentNullException(nameof(view));
        }
        Copies.EnqueueFill(stream, value, view.AsRawArrayView());
    }

    public static void CopyTo<TView>(this TView source, in TView target)
        where TView : IContiguousArrayView =>
        Copies.Enqueue(DefaultStream(source), source.AsRawArrayView(), target.AsRawArrayView());

    public static void CopyTo<TView>(this TView source, AcceleratorStream stream, in TView target)
        where TView : IContiguousArrayView =>
        Copies.Enqueue(stream, source.AsRawArrayView(), target.AsRawArrayView());

    public static void CopyFrom<TView>(this TView target, in TView source)
        where TView : IContiguousArrayView =>
        Copies.Enqueue(DefaultStream(target), source.AsRawArrayView(), target.AsRawArrayView());

    public static void CopyFrom<TView>(this TView target, AcceleratorStream stream, in TView source)
        where TView : IContiguousArrayView =>
        Copies.Enqueue(stream, source.AsRawArrayView(), target.AsRawArrayView());

    public static void CopyToCPU<T, TView>(this TView source, AcceleratorStream stream, in Span<T> span)
        where TView : IContiguousArrayView<T>
        where T : unmanaged =>
        Copies.ToHostNow(stream, source.AsRawArrayView(), span);

    public static void CopyToCPU<T, TView>(this TView source, in Span<T> span)
        where TView : IContiguousArrayView<T>
        where T : unmanaged =>
        Copies.ToHostNow(DefaultStream(source), source.AsRawArrayView(), span);

    public static void CopyFromCPU<T, TView>(this TView target, AcceleratorStream stream, in ReadOnlySpan<T> span)
        where TView : IContiguousArrayView<T>
        where T : unmanaged =>
        Copies.FromHostNow(stream, span, target.AsRawArrayView());

    public static void CopyFromCPU<T, TView>(this TView target, in ReadOnlySpan<T> span)
        where TView : IContiguousArrayView<T>
        where T : unmanaged =>
        Copies.FromHostNow(DefaultStream(target), span, target.AsRawArrayView());

    /// <summary>Copies when the stream comes to it: <paramref name="cpuData"/> must stay where it is, and hold then what is to be copied.</summary>
    public static void CopyFromCPUUnsafeAsync<T, TView>(this TView target, AcceleratorStream stream, ref T cpuData, long length)
        where TView : IContiguousArrayView<T>
        where T : unmanaged =>
        Copies.EnqueueFromHost(stream, ref cpuData, length, target.AsRawArrayView());

    public static void CopyToPageLockedAsync<T, TView>(this TView source, AcceleratorStream stream, PageLockScope<T> pageLockScope)
        where TView : IContiguousArrayView<T>
        where T : unmanaged =>
        Copies.EnqueueToPinned(stream, source.AsRawArrayView(), pageLockScope);

    public static void CopyFromPageLockedAsync<T, TView>(this TView target, AcceleratorStream stream, PageLockScope<T> pageLockScope)
        where TView : IContiguousArrayView<T>
        where T : unmanaged =>
        Copies.EnqueueFromPinned(stream, pageLockScope, target.AsRawArrayView());

    public static void CopyToPageLockedAsync<T, TView>(this TView source, AcceleratorStream stream, PageLockedArray<T> pageLockedArray)
        where TView : IContiguousArrayView<T>
        where T : unmanaged =>
        Copies.EnqueueToPinned(stream, source.AsRawArrayView(), pageLockedArray.Scope);

    public static void CopyFromPageLockedAsync<T, TView>(this TView target, AcceleratorStream stream, PageLockedArray<T> pageLockedArray)
        where TView : IContiguousArrayView<T>
        where T : unmanaged =>
        Copies.EnqueueFromPinned(stream, pageLockedArray.Scope, target.AsRawArrayView());

    public static void CopyToPageLockedAsync<T, TView>(this TView source, PageLockedArray<T> pageLockedArray)
        where TView : IContiguousArrayView<T>
        where T : unmanaged =>
        Copies.EnqueueToPinned(DefaultStream(source), source.AsRawArrayView(), pageLockedArray.Scope);

    public static void CopyFromPageLockedAsync<T, TView>(this TView target, PageLockedArray<T> pageLockedArray)
        where TView : IContiguousArrayView<T>
        where T : unmanaged =>
        Copies.EnqueueFromPinned(DefaultStream(target), pageLockedArray.Scope, target.AsRawArrayView());

    public static void CopyToCPU<T>(this ArrayView<T> view, T[] data)
        where T : unmanaged =>
        Copies.ArrayToHostNow(DefaultStream(view), view, data);

    public static void CopyToCPU<T>(this ArrayView<T> view, AcceleratorStream stream, T[] data)
        where T : unmanaged =>
        Copies.ArrayToHostNow(stream, view, data);

    public static void CopyFromCPU<T>(this ArrayView<T> view, T[] data)
        where T : unmanaged =>
        Copies.ArrayFromHostNow(DefaultStream(view), data, view);

    public static void CopyFromCPU<T>(this ArrayView<T> view, AcceleratorStream stream, T[] data)
        where T : unmanaged =>
        Copies.ArrayFromHostNow(stream, data, view);

    public static T[] GetAsArray<T>(this ArrayView<T> view)
        where T : unmanaged =>
        view.GetAsArray(DefaultStream(view));

    public static T[] GetAsArray<T>(this ArrayView<T> view, AcceleratorStream stream)
        where T : unmanaged
    {
        T[] result = new T[view.Length];
        if (result.Length > 0)
        {
            Copies.ArrayToHostNow(stream, view, result);
        }
        return result;
    }

    public static MemoryBuffer1D<T, Stride1D.Dense> Allocate1D<T>(this Accelerator accelerator, T[] data)
        where T : unmanaged =>
        accelerator.Allocate1D(accelerator.DefaultStream, data);

    public static MemoryBuffer1D<T, Stride1D.Dense> Allocate1D<T>(this Accelerator accelerator, AcceleratorStream stream, T[] data)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(data);
        MemoryBuffer1D<T, Stride1D.Dense> buffer = accelerator.Allocate1D<T>(data.Length);
        buffer.View.CopyFromCPU(stream, data);
        return buffer;
    }

    private static AcceleratorStream DefaultStream<TView>(TView view)
        where TView : IArrayView =>
        view.Buffer.Accelerator.DefaultStream;

    /// <summary>The same view, said to begin at a multiple of some bytes: which is checked here, and believed by a GPU.</summary>
    public static ArrayView<T> AsAligned<T>(this ArrayView<T> view, int alignmentInBytes)
        where T : unmanaged
    {
        long offset = view.Index * ArrayView<T>.ElementSize;
        return offset % alignmentInBytes == 0 ? view : throw Faults.Misaligned(view.Memory, offset, alignmentInBytes);
    }
}
