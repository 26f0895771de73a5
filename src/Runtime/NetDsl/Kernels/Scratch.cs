using System;
using NetDsl.Memory;

namespace NetDsl.Kernels;

/// <summary>Aligned working memory of a kernel, one block a thread and use, which grows to the largest need and is then kept.</summary>
internal static unsafe class Scratch
{
    [ThreadStatic]
    private static AlignedBuffer? left;

    [ThreadStatic]
    private static AlignedBuffer? right;

    [ThreadStatic]
    private static AlignedBuffer? block;

    [ThreadStatic]
    private static AlignedBuffer? indices;

    [ThreadStatic]
    private static AlignedBuffer? blocks;

    /// <summary>At least <paramref name="length"/> floats for panels of the left factor; what they hold is not defined.</summary>
    public static float* Left(int length) => Take(ref left, length);

    /// <summary>At least <paramref name="length"/> floats for panels of the right factor; what they hold is not defined.</summary>
    public static float* Right(int length) => Take(ref right, length);

    /// <summary>At least <paramref name="length"/> floats for a block of something that is read many times; what they hold is not defined.</summary>
    public static float* Block(int length) => Take(ref block, length);

    /// <summary>At least <paramref name="length"/> offsets; what they hold is not defined.</summary>
    public static nint* Indices(int length) => (nint*)Take(ref indices, checked(length * sizeof(nint) / sizeof(float)));

    /// <summary>At least <paramref name="length"/> floats for what a kernel of several products hands from one to the next.</summary>
    public static float* Blocks(int length) => Take(ref blocks, length);

    private static float* Take(ref AlignedBuffer? buffer, int length)
    {
        if (buffer is null || buffer.Length < length)
        {
            buffer?.Dispose();
            buffer = null;
            buffer = new AlignedBuffer(length);
        }

        // Native memory does not move: the pointer outlives the pin.
        fixed (float* start = buffer.Span) return start;
    }
}
