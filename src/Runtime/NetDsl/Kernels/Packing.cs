using System;

namespace NetDsl.Kernels;

/// <summary>Copies of strided factors into blocks that the kernels read from end to end.</summary>
internal static unsafe class Packing
{
    private const int TileRows = 8;

    /// <summary>Whether a panel of the right factor is read often enough to be worth a copy.</summary>
    public static bool PaysRight(int rows, int n, int k) => rows >= 32 && k >= 64;

    /// <summary>Whether the left factor, given by columns, is read often enough to be worth a copy.</summary>
    public static bool PaysLeft(int rows, int n, int k, int stride) => n >= 256 && k >= 64;

    /// <summary>Some vectors of columns of [k, n], one row after the other.</summary>
    public static float* Right<S, V>(float* b, int n, int vectors, int k)
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
            b += n;
        }

        return panel;
    }

    /// <summary>[k, stride] by tiles of 8 columns: tile t holds [k, min(8, what is left)] at 8·t·k.</summary>
    public static float* Left(float* a, int stride, int rows, int k)
    {
        var block = Scratch.Left(rows * k);
        for (var r = 0; r < rows; r += TileRows)
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

    /// <summary>The transpose of [n, k].</summary>
    public static float* Transposed(float* w, int n, int k)
    {
        var block = Scratch.Left(n * k);
        for (var i = 0; i < k; i++)
            for (var j = 0; j < n; j++) block[((nint)i * n) + j] = w[((nint)j * k) + i];
        return block;
    }
}
