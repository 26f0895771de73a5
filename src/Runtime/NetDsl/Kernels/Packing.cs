using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Kernels;

/// <summary>Copies of strided factors into blocks that the kernels read from end to end.</summary>
internal static unsafe class Packing
{
    private const int TileRows = 8;

    /// <summary>Tiles that are packed at once: four cache lines of a row.</summary>
    private const int Group = 8;

    /// <summary>So many rows before it is read, a row is asked for.</summary>
    private const int Ahead = 8;

    /// <summary>Whether a panel of the right factor is read often enough to be worth a copy.</summary>
    public static bool PaysRight(int rows, int k) => rows >= 32 && k >= 64;

    /// <summary>Whether the left factor, given by columns, is read often enough to be worth a copy.</summary>
    public static bool PaysLeft(int n, int k) => n >= 64 && k >= 64;

    /// <summary>
    /// Whether the left factor, given by rows, is worth a copy: where rows lie so far apart that those of a tile fall into one set of the
    /// first cache and push each other out.
    /// </summary>
    public static bool PaysLeftRows(int rows, int n, int k, int stride) => stride % 512 == 0 && rows >= TileRows && n >= 256 && k >= 64;

    /// <summary>Some vectors of columns of [k, n], one row after the other.</summary>
    public static float* Right<S, V>(float* b, nint step, int vectors, int k)
        where S : struct, ISimd<V>
        where V : struct
    {
        var panel = Scratch.Right(k * vectors * S.Count);
        var to = panel;
        for (var i = 0; i < k; i++)
        {
            S.Store(to, S.Load(b));
            if (vectors == 2) S.Store(to + S.Count, S.Load(b + S.Count));
            to += vectors * S.Count;
            b += step;
        }

        return panel;
    }

    /// <summary>[k, stride] by tiles of 8 columns: tile t holds [k, min(8, what is left)] at 8·t·k.</summary>
    public static float* Left(float* a, int stride, int rows, int k)
    {
        var block = Scratch.Left(rows * k);
        var r = 0;
        for (; r <= rows - (Group * TileRows); r += Group * TileRows)
        {
            // Whole lines are read, each once, while the tiles that they go to are few enough for one set of the first cache.
            var from = a + r;
            var to = block + ((nint)r * k);
            nint next = TileRows * k;
            var ahead = from + ((nint)Ahead * stride);
            for (var i = 0; i < k; i++, to += TileRows, from += stride, ahead += stride)
            {
                Widths.Prefetch(ahead);
                Widths.Prefetch(ahead + 16);
                Widths.Prefetch(ahead + 32);
                Widths.Prefetch(ahead + 48);
                Simd256.Store(to, Simd256.Load(from));
                Simd256.Store(to + next, Simd256.Load(from + 8));
                Simd256.Store(to + (2 * next), Simd256.Load(from + 16));
                Simd256.Store(to + (3 * next), Simd256.Load(from + 24));
                Simd256.Store(to + (4 * next), Simd256.Load(from + 32));
                Simd256.Store(to + (5 * next), Simd256.Load(from + 40));
                Simd256.Store(to + (6 * next), Simd256.Load(from + 48));
                Simd256.Store(to + (7 * next), Simd256.Load(from + 56));
            }
        }

        for (; r < rows; r += TileRows)
        {
            var height = Math.Min(TileRows, rows - r);
            var to = block + ((nint)r * k);
            var from = a + r;
            if (height == TileRows)
            {
                for (var i = 0; i < k; i++, to += TileRows, from += stride) Simd256.Store(to, Simd256.Load(from));
            }
            else
            {
                for (var i = 0; i < k; i++, from += stride)
                    for (var c = 0; c < height; c++) *to++ = from[c];
            }
        }

        return block;
    }

    /// <summary>[rows, stride] by tiles of 8 rows, each transposed: tile t holds [k, min(8, what is left)] at 8·t·k.</summary>
    public static float* LeftRows(float* a, nint stride, int rows, int k)
    {
        var block = Scratch.Left(rows * k);
        for (var r = 0; r < rows; r += TileRows)
        {
            var height = Math.Min(TileRows, rows - r);
            var to = block + ((nint)r * k);
            var from = a + (r * stride);
            var i = 0;
            if (Avx.IsSupported && height == TileRows)
                for (; i <= k - 8; i += 8) Square(from + i, stride, to + (i * TileRows), TileRows);
            for (; i < k; i++)
                for (var c = 0; c < height; c++) to[(i * height) + c] = from[(c * stride) + i];
        }

        return block;
    }

    /// <summary>The transpose of n rows of k, <paramref name="stride"/> apart.</summary>
    public static float* Transposed(float* w, nint stride, int n, int k)
    {
        var block = Scratch.Left(n * k);
        Transposed(w, stride, n, k, block, n);
        return block;
    }

    /// <summary>The transpose of n rows of k, <paramref name="stride"/> apart, as k rows of n, <paramref name="step"/> apart; what is between those becomes 0.</summary>
    public static void Transposed(float* w, nint stride, int n, int k, float* to, nint step)
    {
        if (step > n)
            for (var i = 0; i < k; i++) new Span<float>(to + (i * step) + n, (int)step - n).Clear();
        if (Avx.IsSupported && n >= 8 && k >= 8)
        {
            // The last squares reach back and write the same values again.
            for (var j = 0; j < n; j += 8)
            {
                j = Math.Min(j, n - 8);
                for (var i = 0; i < k; i += 8)
                {
                    i = Math.Min(i, k - 8);
                    Square(w + (j * stride) + i, stride, to + (i * step) + j, step);
                }
            }

            return;
        }

        for (var i = 0; i < k; i++)
            for (var j = 0; j < n; j++) to[(i * step) + j] = w[(j * stride) + i];
    }

    /// <summary>The first n columns of k rows, <paramref name="stride"/> apart, as k rows of n, <paramref name="step"/> apart; what is between those becomes 0.</summary>
    public static void Columns(float* w, nint stride, int n, int k, float* to, nint step)
    {
        for (var i = 0; i < k; i++, w += stride, to += step)
        {
            new ReadOnlySpan<float>(w, n).CopyTo(new Span<float>(to, n));
            if (n < step) new Span<float>(to + n, (int)step - n).Clear();
        }
    }

    /// <summary>Rows that lie <paramref name="stride"/> apart, one after the other.</summary>
    public static void Rows(float* from, nint stride, int rows, int width, float* to)
    {
        for (var r = 0; r < rows; r++) new ReadOnlySpan<float>(from + (r * stride), width).CopyTo(new Span<float>(to + ((nint)r * width), width));
    }

    private static void Square(float* from, nint k, float* to, nint n)
    {
        Half(from, k, out var r0, out var r1, out var r2, out var r3);
        Half(from + (4 * k), k, out var s0, out var s1, out var s2, out var s3);
        Avx.Permute2x128(r0, s0, 0x20).Store(to);
        Avx.Permute2x128(r1, s1, 0x20).Store(to + n);
        Avx.Permute2x128(r2, s2, 0x20).Store(to + (2 * n));
        Avx.Permute2x128(r3, s3, 0x20).Store(to + (3 * n));
        Avx.Permute2x128(r0, s0, 0x31).Store(to + (4 * n));
        Avx.Permute2x128(r1, s1, 0x31).Store(to + (5 * n));
        Avx.Permute2x128(r2, s2, 0x31).Store(to + (6 * n));
        Avx.Permute2x128(r3, s3, 0x31).Store(to + (7 * n));
    }

    /// <summary>Two 4 × 4 transposes side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Half(float* from, nint k, out Vector256<float> r0, out Vector256<float> r1, out Vector256<float> r2, out Vector256<float> r3)
    {
        var a = Vector256.Load(from);
        var b = Vector256.Load(from + k);
        var c = Vector256.Load(from + (2 * k));
        var d = Vector256.Load(from + (3 * k));
        var (abLow, abHigh) = (Avx.UnpackLow(a, b), Avx.UnpackHigh(a, b));
        var (cdLow, cdHigh) = (Avx.UnpackLow(c, d), Avx.UnpackHigh(c, d));
        r0 = Avx.Shuffle(abLow, cdLow, 0b01_00_01_00);
        r1 = Avx.Shuffle(abLow, cdLow, 0b11_10_11_10);
        r2 = Avx.Shuffle(abHigh, cdHigh, 0b01_00_01_00);
        r3 = Avx.Shuffle(abHigh, cdHigh, 0b11_10_11_10);
    }
}
