using System;
using ILGPU.Util;

namespace ILGPU.Runtime;

/// <summary>Host memory that a device may copy from and to while the host goes on.</summary>
public abstract class PageLockScope<T> : AcceleratorObject
    where T : unmanaged
{
    protected PageLockScope(Accelerator accelerator, long numElements)
        : base(accelerator)
    {
        Length = numElements;
    }

    public IntPtr AddrOfLockedObject { get; protected set; }

    public long Length { get; }

    public long LengthInBytes => Length * Interop.SizeOf<T>();
}

/// <summary>A pinned array of the host.</summary>
public abstract class PageLockedArray<T> : DisposeBase
    where T : unmanaged
{
    public abstract Span<T> Span { get; }

    public long Length => Span.Length;

    protected internal PageLockScope<T> Scope { get; private protected set; } = null!;

    public Span<T>.Enumerator GetEnumerator() => Span.GetEnumerator();

    protected override void Dispose(bool disposing) => Scope?.Dispose();
}

/// <summary>A pinned one-dimensional array of the host.</summary>
public sealed class PageLockedArray1D<T> : PageLockedArray<T>
    where T : unmanaged
{
    private readonly T[] array;

    internal PageLockedArray1D(Accelerator accelerator, LongIndex1D extent, bool uninitialized)
    {
        int length = extent.ToIntIndex().X;
        ArgumentOutOfRangeException.ThrowIfNegative(length, nameof(extent));
        array = uninitialized
            ? GC.AllocateUninitializedArray<T>(length, pinned: true)
            : GC.AllocateArray<T>(length, pinned: true);
        Scope = new PinnedScope(accelerator, array);
    }

    public LongIndex1D Extent => array.LongLength;

    public override Span<T> Span => array;

    public ref T this[int index] => ref array[index];

    public ref T this[long index] => ref array[index];

    public T[] GetArray() => array;

    private sealed unsafe class PinnedScope : PageLockScope<T>
    {
        // Keeps the pinned array alive as long as the address is in use.
        private readonly T[] pinned;

        public PinnedScope(Accelerator accelerator, T[] pinned)
            : base(accelerator, pinned.Length)
        {
            this.pinned = pinned;
            fixed (T* address = this.pinned)
            {
                AddrOfLockedObject = (IntPtr)address;
            }
        }

        protected override void DisposeAcceleratorObject(bool disposing)
        {
        }
    }
}

/// <summary>Allocates pinned arrays.</summary>
public static class PageLockedArrayExtensions
{
    public static PageLockedArray1D<T> AllocatePageLocked1D<T>(this Accelerator accelerator, LongIndex1D extent)
        where T : unmanaged =>
        new(accelerator, extent, uninitialized: false);

    public static PageLockedArray1D<T> AllocatePageLocked1D<T>(this Accelerator accelerator, LongIndex1D extent, bool uninitialized)
        where T : unmanaged =>
        new(accelerator, extent, uninitialized);
}
