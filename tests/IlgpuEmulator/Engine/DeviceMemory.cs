using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using IlgpuEmulator;

namespace ILGPU.Runtime.Emulation;

internal enum MemoryKind
{
    Global,
    Shared,
    Local,
}

/// <summary>Bytes of a device, full of NaNs at first, with the race check's notes on them.</summary>
internal sealed unsafe class DeviceMemory : MemoryBuffer
{
    // NaN as Half, BFloat16, float and double; as an index far out of bounds.
    private const uint Poison = 0x7FFF7FFF;

    private long[]? stamps;
    private AccessNotes[]? notes;

    public DeviceMemory(EmulatedAccelerator accelerator, MemoryKind kind, string name, long length, int elementSize)
        : base(accelerator, length, elementSize)
    {
        Kind = kind;
        Name = name;
        // Notes are kept for each 4 bytes, or each element of a smaller type.
        GranuleShift = BitOperations.Log2((uint)(elementSize % 4 == 0 ? 4 : elementSize % 2 == 0 ? 2 : 1));
        Pointer = (byte*)NativeMemory.AlignedAlloc((nuint)Math.Max(LengthInBytes, 1), 256);
        NativePtr = (IntPtr)Pointer;
        FillWithPoison();
    }

    ~DeviceMemory() => NativeMemory.AlignedFree(Pointer);

    public MemoryKind Kind { get; }

    public string Name { get; }

    public int GranuleShift { get; }

    public byte* Pointer { get; private set; }

    public long[] Stamps => stamps ??= new long[Granules];

    public AccessNotes[] Notes => notes ??= new AccessNotes[Granules];

    internal override DeviceMemory Memory => this;

    private long Granules => (LengthInBytes >> GranuleShift) + 1;

    public void FillWithPoison()
    {
        long bytes = LengthInBytes;
        for (long i = 0; i + 4 <= bytes; i += 4)
        {
            Unsafe.WriteUnaligned(Pointer + i, Poison);
        }
        for (long i = bytes & ~3L; i < bytes; i++)
        {
            Pointer[i] = (byte)(Poison >> (int)(8 * (i & 3)));
        }
    }

    public uint Granule(long index) => GranuleShift switch
    {
        2 => ((uint*)Pointer)[index],
        1 => ((ushort*)Pointer)[index],
        _ => Pointer[index],
    };

    protected override void DisposeAcceleratorObject(bool disposing)
    {
        if (Kind == MemoryKind.Global)
        {
            ((EmulatedAccelerator)Accelerator).Release(this);
        }
        NativeMemory.AlignedFree(Pointer);
        Pointer = null;
        NativePtr = 0;
        stamps = null;
        notes = null;
    }
}
