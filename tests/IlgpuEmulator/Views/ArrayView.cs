using System.Runtime.CompilerServices;
using ILGPU.Runtime;
using ILGPU.Runtime.Emulation;

namespace ILGPU;

/// <summary>A range of a buffer's elements. Every access is checked against the view's bounds and told to the race check.</summary>
public readonly struct ArrayView<T> : IContiguousArrayView<T>
    where T : unmanaged
{
    public static readonly int ElementSize = Interop.SizeOf<T>();

    public static readonly ArrayView<T> Empty;

    public ArrayView(MemoryBuffer source, long index, long length)
    {
        System.ArgumentOutOfRangeException.ThrowIfNegative(index);
        System.ArgumentOutOfRangeException.ThrowIfNegative(length);
        Memory = source.Memory;
        Index = index;
        Length = length;
    }

    internal ArrayView(DeviceMemory? memory, long index, long length)
    {
        Memory = memory;
        Index = index;
        Length = length;
    }

    internal DeviceMemory? Memory { get; }

    internal long Index { get; }

    public long Length { get; }

    public int IntLength => checked((int)Length);

    public long LengthInBytes => Length * ElementSize;

    public LongIndex1D Extent => new(Length);

    public Index1D IntExtent => Extent.ToIntIndex();

    public Stride1D.Dense Stride => default;

    public bool IsValid => Memory is not null && Length > 0;

    MemoryBuffer IArrayView.Buffer => Memory!;

    int IArrayView.ElementSize => ElementSize;

    long IContiguousArrayView.Index => Index;

    long IContiguousArrayView.IndexInBytes => Index * ElementSize;

    public ref T this[Index1D index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref this[(long)index.X];
    }

    public ref T this[LongIndex1D index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref this[index.X];
    }

    public ref T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref this[(long)index];
    }

    public ref T this[long index]
    {
        get
        {
            if ((ulong)index >= (ulong)Length)
            {
                throw Faults.OutOfBounds(Memory, ElementSize, Index, Length, index);
            }
            return ref LaneAccess.Touch<T>(Memory!, Index + index);
        }
    }

    public ArrayView<T> SubView(long index) => SubView(index, Length - index);

    public ArrayView<T> SubView(int index, int subViewLength) => SubView((long)index, subViewLength);

    public ArrayView<T> SubView(long index, long subViewLength)
    {
        bool starts = (index >= 0 && index < Length) || (index == 0 && Length < 1);
        if (!starts || subViewLength < 0 || index + subViewLength > Length)
        {
            throw Faults.SubViewOutOfBounds(Memory, Length, index, subViewLength);
        }
        return new ArrayView<T>(Memory, Index + index, subViewLength);
    }

    public ArrayView<TOther> Cast<TOther>()
        where TOther : unmanaged
    {
        int size = ArrayView<TOther>.ElementSize;
        if (Index * ElementSize % size != 0)
        {
            throw Faults.MisalignedCast(Memory, Index * ElementSize, size);
        }
        return new ArrayView<TOther>(Memory, Index * ElementSize / size, Length * ElementSize / size);
    }

    ArrayView<byte> IContiguousArrayView.AsRawArrayView() => new(Memory, Index * ElementSize, LengthInBytes);

    public override string ToString() => System.FormattableString.Invariant($"{Index} [{Length}]");

    public static implicit operator ArrayView1D<T, Stride1D.Dense>(ArrayView<T> view) => new(view, view.Extent, default);

    public static implicit operator ArrayView<T>(ArrayView1D<T, Stride1D.Dense> view) => view.BaseView;
}
