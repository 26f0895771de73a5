using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetDsl.Kernels;

/// <summary>Moves boxes of values between dense and strided layouts, row by row of a batch: permute, slice, pad, concatenate.</summary>
public static class Strided
{
    /// <summary>y[row, i₀, i₁, …] = x[row·xSize + start + Σ iₐ·strideₐ], y dense over the extents.</summary>
    /// <param name="x">[≥ last, xSize].</param>
    /// <param name="y">[≥ last, ySize]: the first values of each row are written, as many as the extents hold.</param>
    /// <param name="first">The first row.</param>
    /// <param name="last">The row after the last.</param>
    /// <param name="xSize">Values of a row of x.</param>
    /// <param name="ySize">Values of a row of y.</param>
    /// <param name="start">Where the box begins in a row of x.</param>
    /// <param name="extents">Of the box.</param>
    /// <param name="strides">In x, one an axis; they may be negative or 0.</param>
    /// <exception cref="ArgumentException">The box leaves its row, or a buffer is smaller than its rows.</exception>
    public static void Gather(ReadOnlySpan<float> x, Span<float> y, int first, int last, int xSize, int ySize, int start, ReadOnlySpan<int> extents, ReadOnlySpan<int> strides)
    {
        var count = Check(x.Length, y.Length, first, last, xSize, ySize, start, extents, strides, xSize, ySize);
        if (count == 0) return;
        Span<int> e = stackalloc int[extents.Length + 1];
        Span<int> s = stackalloc int[extents.Length + 1];
        Span<int> at = stackalloc int[extents.Length + 1];
        var axes = Merge(extents, strides, e, s);
        for (var row = first; row < last; row++)
            Move<Reading>(x.Slice(row * xSize, xSize), y.Slice(row * ySize, count), start, e[..axes], s[..axes], at[..axes]);
    }

    /// <summary>y[row·ySize + start + Σ iₐ·strideₐ] = x[row, i₀, i₁, …], x dense over the extents; the rest of y stays as it is.</summary>
    /// <param name="x">[≥ last, xSize]: the first values of each row are read, as many as the extents hold.</param>
    /// <param name="y">[≥ last, ySize].</param>
    /// <param name="first">The first row.</param>
    /// <param name="last">The row after the last.</param>
    /// <param name="xSize">Values of a row of x.</param>
    /// <param name="ySize">Values of a row of y.</param>
    /// <param name="start">Where the box begins in a row of y.</param>
    /// <param name="extents">Of the box.</param>
    /// <param name="strides">In y, one an axis; they may be negative.</param>
    /// <exception cref="ArgumentException">The box leaves its row, or a buffer is smaller than its rows.</exception>
    public static void Place(ReadOnlySpan<float> x, Span<float> y, int first, int last, int xSize, int ySize, int start, ReadOnlySpan<int> extents, ReadOnlySpan<int> strides)
    {
        var count = Check(x.Length, y.Length, first, last, xSize, ySize, start, extents, strides, ySize, xSize);
        if (count == 0) return;
        Span<int> e = stackalloc int[extents.Length + 1];
        Span<int> s = stackalloc int[extents.Length + 1];
        Span<int> at = stackalloc int[extents.Length + 1];
        var axes = Merge(extents, strides, e, s);
        for (var row = first; row < last; row++)
        {
            // Move takes the dense side as a span it may write; the placing direction only reads it.
            var dense = MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(x[(row * xSize)..]), count);
            Move<Writing>(y.Slice(row * ySize, ySize), dense, start, e[..axes], s[..axes], at[..axes]);
        }
    }

    private static void Move<TDirection>(ReadOnlySpan<float> strided, Span<float> dense, int start, ReadOnlySpan<int> extents, ReadOnlySpan<int> strides, Span<int> at)
        where TDirection : struct, IDirection
    {
        at.Clear();
        var inner = extents[^1];
        var step = strides[^1];
        var offset = start;
        for (var d = 0; d < dense.Length; d += inner)
        {
            TDirection.Run(ref Unsafe.Add(ref MemoryMarshal.GetReference(strided), offset), step, dense.Slice(d, inner));
            for (var axis = extents.Length - 2; axis >= 0; axis--)
            {
                offset += strides[axis];
                if (++at[axis] < extents[axis]) break;
                offset -= extents[axis] * strides[axis];
                at[axis] = 0;
            }
        }
    }

    /// <summary>Joins axes that together are one run, so that inner loops are long; there is at least one axis.</summary>
    private static int Merge(ReadOnlySpan<int> extents, ReadOnlySpan<int> strides, Span<int> e, Span<int> s)
    {
        var axes = 0;
        for (var i = 0; i < extents.Length; i++)
        {
            if (extents[i] == 1) continue;
            if (axes > 0 && s[axes - 1] == extents[i] * strides[i])
            {
                e[axes - 1] *= extents[i];
                s[axes - 1] = strides[i];
            }
            else
            {
                e[axes] = extents[i];
                s[axes++] = strides[i];
            }
        }

        if (axes > 0) return axes;
        e[0] = 1;
        s[0] = 1;
        return 1;
    }

    /// <summary>Everything that keeps the moves inside their rows; returns the number of values of the box.</summary>
    private static int Check(int xLength, int yLength, int first, int last, int xSize, int ySize, int start, ReadOnlySpan<int> extents, ReadOnlySpan<int> strides, int strided, int dense)
    {
        Problem.Require(extents.Length == strides.Length, $"{extents.Length} extents, but {strides.Length} strides: give one of each an axis");
        Problem.Require(first >= 0 && xSize >= 0 && ySize >= 0, $"rows from {first}, of {xSize} and {ySize} values: sizes cannot be negative");
        Problem.Require((long)last * xSize <= xLength, $"x of [{last}, {xSize}] needs {(long)last * xSize} values, but has {xLength}");
        Problem.Require((long)last * ySize <= yLength, $"y of [{last}, {ySize}] needs {(long)last * ySize} values, but has {yLength}");
        long count = 1, lowest = start, highest = start;
        for (var i = 0; i < extents.Length; i++)
        {
            Problem.Require(extents[i] >= 0, $"axis {i} has extent {extents[i]}: it cannot be negative");
            count *= extents[i];
            var reach = (extents[i] - 1L) * strides[i];
            if (reach < 0) lowest += reach;
            else highest += reach;
        }

        if (count == 0) return 0;
        Problem.Require(count <= dense, $"the box holds {count} values, but the dense row has {dense}");
        Problem.Require(lowest >= 0 && highest < strided, $"the box reaches from {lowest} to {highest}, but the strided row has {strided} values");
        return (int)count;
    }

    /// <summary>Which side of a move is written.</summary>
    private interface IDirection
    {
        static abstract void Run(ref float strided, nint step, Span<float> dense);
    }

    private readonly struct Reading : IDirection
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Run(ref float strided, nint step, Span<float> dense)
        {
            if (step == 1) MemoryMarshal.CreateReadOnlySpan(ref strided, dense.Length).CopyTo(dense);
            else
                for (nint i = 0; i < dense.Length; i++) dense[(int)i] = Unsafe.Add(ref strided, i * step);
        }
    }

    private readonly struct Writing : IDirection
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Run(ref float strided, nint step, Span<float> dense)
        {
            if (step == 1) dense.CopyTo(MemoryMarshal.CreateSpan(ref strided, dense.Length));
            else
                for (nint i = 0; i < dense.Length; i++) Unsafe.Add(ref strided, i * step) = dense[(int)i];
        }
    }
}
