using System;
using System.Runtime.InteropServices;

namespace NetDsl.Memory;

/// <summary>A block of floats outside the garbage collector's heap, aligned to 64 bytes and zeroed: one cache line, one vector. Large blocks lie on huge pages where there are some.</summary>
public sealed unsafe class AlignedBuffer : IDisposable
{
    private const nuint Alignment = 64;
    private void* pointer;

    /// <summary>Reserves <paramref name="length"/> floats, all 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative.</exception>
    /// <exception cref="OutOfMemoryException">The memory cannot be had; the message says how much was asked for.</exception>
    public AlignedBuffer(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Length = length;
        var bytes = (nuint)Math.Max(length, 1) * sizeof(float);
        try
        {
            pointer = NativeMemory.AlignedAlloc(bytes, HugePages.Pays(bytes) ? HugePages.Size : Alignment);
        }
        catch (OutOfMemoryException)
        {
            throw new OutOfMemoryException($"{bytes:N0} bytes for the buffers of a network cannot be had: use a smaller batch");
        }

        if (HugePages.Pays(bytes)) HugePages.Ask(pointer, bytes);
        NativeMemory.Clear(pointer, bytes);
    }

    /// <summary>Gives the memory back where <see cref="Dispose"/> was forgotten.</summary>
    ~AlignedBuffer() => Free();

    /// <summary>The number of floats.</summary>
    public int Length { get; }

    /// <summary>The whole block.</summary>
    /// <exception cref="ObjectDisposedException">The buffer was disposed.</exception>
    public Span<float> Span
    {
        get
        {
            ObjectDisposedException.ThrowIf(pointer is null, this);
            return new Span<float>(pointer, Length);
        }
    }

    /// <summary>Gives the memory back; later use of <see cref="Span"/> throws.</summary>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.AlignedFree(pointer);
        pointer = null;
    }
}
