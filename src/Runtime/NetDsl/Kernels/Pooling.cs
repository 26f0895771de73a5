using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// Maxima and sums over windows of images [height, width, channels], sample by sample. A vector holds neighbouring channels of
/// one pixel. What goes back to the image is written by the sample's own thread: nothing is shared.
/// </summary>
public static class Pooling
{
    /// <summary>y = the largest of each window, for samples first ≤ n &lt; last; NaN wins, what lies outside the image never does.</summary>
    /// <param name="x">[≥ last, height, width, channels].</param>
    /// <param name="y">[≥ last, out height, out width, channels].</param>
    /// <param name="first">The first sample.</param>
    /// <param name="last">The sample after the last.</param>
    /// <param name="geometry">The windows.</param>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape, or a window lies outside the image.</exception>
    public static void Max(ReadOnlySpan<float> x, Span<float> y, int first, int last, in PoolGeometry geometry) => Forward<Largest>(x, y, first, last, geometry, 0, geometry.OutHeight);

    /// <summary>y = the sum of each window, as <see cref="Max(ReadOnlySpan{float}, Span{float}, int, int, in PoolGeometry)"/>.</summary>
    /// <param name="x">[≥ last, height, width, channels].</param>
    /// <param name="y">[≥ last, out height, out width, channels].</param>
    /// <param name="first">The first sample.</param>
    /// <param name="last">The sample after the last.</param>
    /// <param name="geometry">The windows.</param>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape, or a window lies outside the image.</exception>
    public static void Sum(ReadOnlySpan<float> x, Span<float> y, int first, int last, in PoolGeometry geometry) => Forward<Total>(x, y, first, last, geometry, 0, geometry.OutHeight);

    /// <summary>Rows of the results of samples, as <see cref="Max(ReadOnlySpan{float}, Span{float}, int, int, in PoolGeometry)"/>: what a thread does where several share one sample.</summary>
    /// <param name="x">[≥ last, height, width, channels].</param>
    /// <param name="y">[≥ last, out height, out width, channels].</param>
    /// <param name="first">The first sample.</param>
    /// <param name="last">The sample after the last.</param>
    /// <param name="geometry">The windows.</param>
    /// <param name="firstRow">The first row.</param>
    /// <param name="lastRow">The row after the last.</param>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape, or a window lies outside the image.</exception>
    public static void Max(ReadOnlySpan<float> x, Span<float> y, int first, int last, in PoolGeometry geometry, int firstRow, int lastRow) => Forward<Largest>(x, y, first, last, geometry, firstRow, lastRow);

    /// <summary>Rows of the results of samples, as <see cref="Sum(ReadOnlySpan{float}, Span{float}, int, int, in PoolGeometry)"/>.</summary>
    /// <param name="x">[≥ last, height, width, channels].</param>
    /// <param name="y">[≥ last, out height, out width, channels].</param>
    /// <param name="first">The first sample.</param>
    /// <param name="last">The sample after the last.</param>
    /// <param name="geometry">The windows.</param>
    /// <param name="firstRow">The first row.</param>
    /// <param name="lastRow">The row after the last.</param>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape, or a window lies outside the image.</exception>
    public static void Sum(ReadOnlySpan<float> x, Span<float> y, int first, int last, in PoolGeometry geometry, int firstRow, int lastRow) => Forward<Total>(x, y, first, last, geometry, firstRow, lastRow);

    /// <summary>dx = dy at the first element of each window that is its largest, 0 elsewhere; added where windows overlap.</summary>
    /// <param name="x">[≥ last, height, width, channels].</param>
    /// <param name="y">What <see cref="Max(ReadOnlySpan{float}, Span{float}, int, int, in PoolGeometry)"/> made of x.</param>
    /// <param name="dy">As y.</param>
    /// <param name="dx">As x.</param>
    /// <param name="first">The first sample.</param>
    /// <param name="last">The sample after the last.</param>
    /// <param name="geometry">The windows.</param>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape, or a window lies outside the image.</exception>
    public static void MaxGradient(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx, int first, int last, in PoolGeometry geometry)
    {
        geometry.Check(first, last, Math.Min(x.Length, dx.Length), Math.Min(y.Length, dy.Length));
        if (geometry.Tiles) BackToWinners<Written>(x, y, dy, dx, first, last, geometry);
        else BackToWinners<Added>(x, y, dy, dx, first, last, geometry);
    }

    /// <summary>dx = the sum of dy over the windows that a pixel lies in.</summary>
    /// <param name="dy">[≥ last, out height, out width, channels].</param>
    /// <param name="dx">[≥ last, height, width, channels].</param>
    /// <param name="first">The first sample.</param>
    /// <param name="last">The sample after the last.</param>
    /// <param name="geometry">The windows.</param>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape, or a window lies outside the image.</exception>
    public static void SumGradient(ReadOnlySpan<float> dy, Span<float> dx, int first, int last, in PoolGeometry geometry)
    {
        geometry.Check(first, last, dx.Length, dy.Length);
        if (geometry.Tiles && geometry.Channels < Vector<float>.Count) BackToRows(dy, dx, first, last, geometry);
        else if (geometry.Tiles) BackToAll<Written>(dy, dx, first, last, geometry);
        else BackToAll<Added>(dy, dx, first, last, geometry);
    }

    private static void Forward<TReduction>(ReadOnlySpan<float> x, Span<float> y, int first, int last, in PoolGeometry g, int firstRow, int lastRow)
        where TReduction : struct, IReduction
    {
        g.Check(first, last, x.Length, y.Length);
        Problem.Require(firstRow >= 0 && lastRow <= g.OutHeight, $"rows {firstRow} to {lastRow} of results with {g.OutHeight}");
        // A vector may read and write beyond its pixel, as long as it stays among these samples, or rows: what it wrote too much, the pixel after it covers.
        var beyond = g.Channels % Vector<float>.Count == 0 ? 0 : Vector<float>.Count - 1;
        var within = g.Within;
        for (var n = first; n < last; n++)
        {
            var end = firstRow == 0 && lastRow == g.OutHeight ? last * g.OutSize : (n * g.OutSize) + (lastRow * g.OutWidth * g.Channels);
            for (var row = firstRow; row < lastRow; row++)
            {
                int read = (n * g.InSize) + (((row * g.StrideHeight) + ((g.KernelHeight - 1) * g.DilationHeight) + 1) * g.Width * g.Channels), written = ((n * g.OutHeight) + row + 1) * g.OutWidth * g.Channels;
                if (within && read + beyond <= last * g.InSize && written + beyond <= end) Row<TReduction>(x, y, n, row, g);
                else ClippedRow<TReduction>(x, y, n, row, lastRow, g);
            }
        }
    }

    private static void Row<TReduction>(ReadOnlySpan<float> x, Span<float> y, int n, int row, in PoolGeometry g)
        where TReduction : struct, IReduction
    {
        int channels = g.Channels, rows = g.KernelHeight, columns = g.KernelWidth, step = g.StrideWidth * channels;
        int nextColumn = g.DilationWidth * channels, nextRow = g.DilationHeight * g.Width * channels;
        int from = (n * g.InSize) + (row * g.StrideHeight * g.Width * channels), to = (n * g.OutSize) + (row * g.OutWidth * channels);
        for (var column = 0; column < g.OutWidth; column++, from += step, to += channels)
            for (var c = 0; c < channels; c += Vector<float>.Count)
            {
                var at = from + c;
                var value = Lanes.Load(x, at);
                for (var j = 1; j < columns; j++) value = TReduction.Combine(value, Lanes.Load(x, at + (j * nextColumn)));
                for (var i = 1; i < rows; i++)
                {
                    at += nextRow;
                    for (var j = 0; j < columns; j++) value = TReduction.Combine(value, Lanes.Load(x, at + (j * nextColumn)));
                }

                Lanes.Store(y, to + c, value);
            }
    }

    private static void ClippedRow<TReduction>(ReadOnlySpan<float> x, Span<float> y, int n, int row, int lastRow, in PoolGeometry g)
        where TReduction : struct, IReduction
    {
        int channels = g.Channels, nextColumn = g.DilationWidth * channels, nextRow = g.DilationHeight * g.Width * channels;
        var image = x.Slice(n * g.InSize, g.InSize);
        var result = y.Slice(n * g.OutSize, lastRow * g.OutWidth * g.Channels);
        var (top, rows) = g.Rows(row);
        for (var column = 0; column < g.OutWidth; column++)
        {
            var (left, columns) = g.Columns(column);
            var from = ((top * g.Width) + left) * channels;
            var to = ((row * g.OutWidth) + column) * channels;
            for (var c = 0; c < channels; c += Vector<float>.Count)
            {
                var count = channels - c;
                var value = Lanes.Load(image, from + c, count);
                for (var i = 0; i < rows; i++)
                    for (var j = i == 0 ? 1 : 0; j < columns; j++)
                        value = TReduction.Combine(value, Lanes.Load(image, from + (i * nextRow) + (j * nextColumn) + c, count));
                // Lanes behind the last channel come to rest in pixels that are written later.
                if (to + c <= result.Length - Vector<float>.Count) Lanes.Store(result, to + c, value);
                else Lanes.Store(result, to + c, value, count);
            }
        }
    }

    private static void BackToWinners<TStore>(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx, int first, int last, in PoolGeometry g)
        where TStore : struct, IStore
    {
        TStore.Begin(dx[(first * g.InSize)..(last * g.InSize)]);
        int channels = g.Channels, nextColumn = g.DilationWidth * channels, nextRow = g.DilationHeight * g.Width * channels;
        for (var n = first; n < last; n++)
        {
            var image = x.Slice(n * g.InSize, g.InSize);
            var back = dx.Slice(n * g.InSize, g.InSize);
            var largest = y.Slice(n * g.OutSize, g.OutSize);
            var slope = dy.Slice(n * g.OutSize, g.OutSize);
            for (var row = 0; row < g.OutHeight; row++)
            {
                var (top, rows) = g.Rows(row);
                for (var column = 0; column < g.OutWidth; column++)
                {
                    var (left, columns) = g.Columns(column);
                    var from = ((top * g.Width) + left) * channels;
                    var to = ((row * g.OutWidth) + column) * channels;
                    for (var c = 0; c < channels; c += Vector<float>.Count)
                    {
                        var count = channels - c;
                        var winner = Lanes.Load(largest, to + c, count);
                        var rest = Lanes.Load(slope, to + c, count);
                        for (var i = 0; i < rows; i++)
                            for (var j = 0; j < columns; j++)
                            {
                                // The first to attain the maximum takes the slope, and leaves 0 for those after it.
                                var at = from + (i * nextRow) + (j * nextColumn) + c;
                                var attains = Vector.Equals(Lanes.Load(image, at, count), winner);
                                TStore.Put(back, at, Vector.ConditionalSelect(attains, rest, Vector<float>.Zero), count);
                                rest = Vector.ConditionalSelect(attains, Vector<float>.Zero, rest);
                            }
                    }
                }
            }
        }
    }

    private static void BackToAll<TStore>(ReadOnlySpan<float> dy, Span<float> dx, int first, int last, in PoolGeometry g)
        where TStore : struct, IStore
    {
        TStore.Begin(dx[(first * g.InSize)..(last * g.InSize)]);
        int channels = g.Channels, nextColumn = g.DilationWidth * channels, nextRow = g.DilationHeight * g.Width * channels;
        for (var n = first; n < last; n++)
        {
            var back = dx.Slice(n * g.InSize, g.InSize);
            var slope = dy.Slice(n * g.OutSize, g.OutSize);
            for (var row = 0; row < g.OutHeight; row++)
            {
                var (top, rows) = g.Rows(row);
                for (var column = 0; column < g.OutWidth; column++)
                {
                    var (left, columns) = g.Columns(column);
                    var from = ((top * g.Width) + left) * channels;
                    var to = ((row * g.OutWidth) + column) * channels;
                    for (var c = 0; c < channels; c += Vector<float>.Count)
                    {
                        var count = channels - c;
                        var value = Lanes.Load(slope, to + c, count);
                        for (var i = 0; i < rows; i++)
                            for (var j = 0; j < columns; j++) TStore.Put(back, from + (i * nextRow) + (j * nextColumn) + c, value, count);
                    }
                }
            }
        }
    }

    /// <summary>
    /// As <see cref="BackToAll{TStore}"/>, where pixels are narrower than a vector and lie in one window each: a row is put together in whole vectors, of which the next one covers what belongs to its
    /// pixel, and copied to all rows of its windows.
    /// </summary>
    private static unsafe void BackToRows(ReadOnlySpan<float> dy, Span<float> dx, int first, int last, in PoolGeometry g)
    {
        int channels = g.Channels, length = g.Width * channels;
        var line = new Span<float>(Scratch.Block(length + Vector<float>.Count), length + Vector<float>.Count);
        for (var row = first * g.OutHeight; row < last * g.OutHeight; row++)
        {
            for (int column = 0, at = 0; column < g.OutWidth; column++)
            {
                var value = Lanes.Load(dy, ((row * g.OutWidth) + column) * channels, channels);
                for (var j = 0; j < g.KernelWidth; j++, at += channels) Lanes.Store(line, at, value);
            }

            for (var i = 0; i < g.KernelHeight; i++) line[..length].CopyTo(dx.Slice(((row * g.KernelHeight) + i) * length, length));
        }
    }

    private interface IReduction
    {
        static abstract Vector<float> Combine(Vector<float> a, Vector<float> b);
    }

    private readonly struct Largest : IReduction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<float> Combine(Vector<float> a, Vector<float> b) => Vector.Max(a, b);
    }

    private readonly struct Total : IReduction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<float> Combine(Vector<float> a, Vector<float> b) => a + b;
    }

    /// <summary>How slopes come to the pixels.</summary>
    private interface IStore
    {
        static abstract void Begin(Span<float> dx);

        static abstract void Put(Span<float> dx, int at, Vector<float> value, int count);
    }

    /// <summary>Every pixel is in one window: its slope is written.</summary>
    private readonly struct Written : IStore
    {
        public static void Begin(Span<float> dx)
        {
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Put(Span<float> dx, int at, Vector<float> value, int count) => Lanes.Store(dx, at, value, count);
    }

    /// <summary>Windows overlap or leave pixels out: slopes are added to zeros.</summary>
    private readonly struct Added : IStore
    {
        public static void Begin(Span<float> dx) => dx.Clear();

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Put(Span<float> dx, int at, Vector<float> value, int count) => Lanes.Store(dx, at, Lanes.Load(dx, at, count) + value, count);
    }
}
