using System;
using ILGPU.Runtime.Emulation;

namespace ILGPU.Runtime;

/// <summary>Memory of a device.</summary>
public abstract class MemoryBuffer : AcceleratorObject
{
    private protected MemoryBuffer(Accelerator accelerator, long length, int elementSize)
        : base(accelerator)
    {
        Length = length;
        ElementSize = elementSize;
    }

    public IntPtr NativePtr { get; protected set; }

    public long Length { get; }

    public int ElementSize { get; }

    public long LengthInBytes => Length * ElementSize;

    internal abstract DeviceMemory? Memory { get; }

    public void MemSet(AcceleratorStream stream, byte value, long targetOffsetInBytes, long length)
    {
        if (length > 0)
        {
            AsRawArrayView(targetOffsetInBytes, length).MemSet(stream, value);
        }
    }

    public void CopyTo(AcceleratorStream stream, long sourceOffsetInBytes, in ArrayView<byte> targetView) =>
        Copies.Enqueue(stream, AsRawArrayView(sourceOffsetInBytes, targetView.Length), targetView);

    public void CopyFrom(AcceleratorStream stream, in ArrayView<byte> sourceView, long targetOffsetInBytes) =>
        Copies.Enqueue(stream, sourceView, AsRawArrayView(targetOffsetInBytes, sourceView.Length));

    public ArrayView<byte> AsRawArrayView() => AsRawArrayView(0, LengthInBytes);

    public ArrayView<byte> AsRawArrayView(long offsetInBytes) => AsRawArrayView(offsetInBytes, LengthInBytes - offsetInBytes);

    public ArrayView<byte> AsRawArrayView(long offsetInBytes, long lengthInBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offsetInBytes);
        ArgumentOutOfRangeException.ThrowIfNegative(lengthInBytes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offsetInBytes + lengthInBytes, LengthInBytes);
        return new ArrayView<byte>(Memory, offsetInBytes, lengthInBytes);
    }
}

/// <summary>A buffer and its view.</summary>
public class MemoryBuffer<TView> : MemoryBuffer, IContiguousArrayView
    where TView : struct, IArrayView
{
    protected internal MemoryBuffer(Accelerator accelerator, in TView view)
        : base(accelerator, view.Length, view.ElementSize)
    {
        View = view;
        NativePtr = view.Buffer?.NativePtr ?? 0;
    }

    public TView View { get; private set; }

    public bool IsValid => !IsDisposed;

    MemoryBuffer IArrayView.Buffer => View.Buffer;

    long IContiguousArrayView.Index => 0;

    long IContiguousArrayView.IndexInBytes => 0;

    internal override DeviceMemory? Memory => View.Buffer?.Memory;

    public TView ToArrayView() => View;

    public static implicit operator TView(MemoryBuffer<TView> buffer) => buffer.View;

    protected override void DisposeAcceleratorObject(bool disposing)
    {
        Memory?.Dispose();
        NativePtr = default;
        View = default;
    }
}

/// <summary>A one-dimensional buffer.</summary>
public class MemoryBuffer1D<T, TStride> : MemoryBuffer<ArrayView1D<T, TStride>>
    where T : unmanaged
    where TStride : struct, IStride1D
{
    protected internal MemoryBuffer1D(Accelerator accelerator, in ArrayView1D<T, TStride> view)
        : base(accelerator, view)
    {
    }

    public LongIndex1D Extent => View.Extent;

    public Index1D IntExtent => View.IntExtent;

    public ArrayView<T> AsContiguous() => View.AsContiguous();

    public static explicit operator ArrayView<T>(MemoryBuffer1D<T, TStride> buffer) => buffer.AsContiguous();
}
