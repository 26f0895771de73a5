using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>What becomes of finished results while they are in the cache: a bias, an activation, or a combination with another value.</summary>
internal static unsafe class Epilogue
{
    /// <summary>y[r, j] = f(y[r, j] + bias[j], y[r, j + beside]) for some rows and from ≤ j &lt; to; a null bias is none.</summary>
    /// <param name="y">The first row; with fewer than a vector before <paramref name="to"/>, nothing outside from ≤ j &lt; to is touched.</param>
    /// <param name="rows">How many there are.</param>
    /// <param name="pitch">From a row to the next.</param>
    /// <param name="from">The first column.</param>
    /// <param name="to">The column after the last.</param>
    /// <param name="bias">For all columns of a row.</param>
    /// <param name="beside">How far the other value lies from y, in floats.</param>
    public static void Apply<TEpilogue>(float* y, int rows, nint pitch, int from, int to, float* bias, nint beside)
        where TEpilogue : struct, IEpilogue
    {
        if (bias is null && TEpilogue.IsNothing) return;
        if (rows > 1) from = Columns<TEpilogue>(y, rows, pitch, from, to, bias, beside);
        if (from == to) return;
        for (var r = 0; r < rows; r++) Row<TEpilogue>(y + (r * pitch), from, to, bias, beside);
    }

    /// <summary>How far the other value lies from y, in floats; 0 where there is none.</summary>
    public static nint Distance<TEpilogue>(float* beside, float* y)
        where TEpilogue : struct, IEpilogue => TEpilogue.Combines ? (nint)(beside - y) : 0;

    /// <summary>Asks for what <see cref="Apply{TEpilogue}(float*, int, nint, int, int, float*, nint)"/> will read beside y: the lines arrive while the sums are made.</summary>
    public static void Expect<TEpilogue>(float* y, int rows, nint pitch, int from, int to, nint beside)
        where TEpilogue : struct, IEpilogue
    {
        const int Line = 16;
        if (!TEpilogue.Combines) return;
        y += beside;
        for (var r = 0; r < rows; r++, y += pitch)
            for (var j = from; j < to; j += Line) Widths.Prefetch(y + j);
    }

    /// <summary>y[j] = f(y[j], y[j + beside]) for 0 ≤ j &lt; count.</summary>
    public static void Apply<TEpilogue>(float* y, int count, nint beside)
        where TEpilogue : struct, IEpilogue
    {
        if (!TEpilogue.IsNothing) Row<TEpilogue>(y, 0, count, null, beside);
    }

    /// <summary>Whole vectors of columns, each down all rows: what is done once for a row costs as much as the few vectors that a tile has of it.</summary>
    /// <returns>The first column that is left.</returns>
    private static int Columns<TEpilogue>(float* y, int rows, nint pitch, int from, int to, float* bias, nint beside)
        where TEpilogue : struct, IEpilogue
    {
        for (; from <= to - Vector<float>.Count; from += Vector<float>.Count)
        {
            var shift = bias is null ? default : Load(bias + from);
            var p = y + from;
            for (var r = 0; r < rows; r++, p += pitch)
            {
                var z = Load(p);
                if (bias is not null) z += shift;
                Unsafe.WriteUnaligned(p, TEpilogue.Apply(z, TEpilogue.Combines ? Load(p + beside) : default));
            }
        }

        return from;
    }

    private static void Row<TEpilogue>(float* y, int from, int to, float* bias, nint beside)
        where TEpilogue : struct, IEpilogue
    {
        var j = from;
        for (; j <= to - Vector<float>.Count; j += Vector<float>.Count)
        {
            var z = Load(y + j);
            if (bias is not null) z += Load(bias + j);
            Unsafe.WriteUnaligned(y + j, TEpilogue.Apply(z, TEpilogue.Combines ? Load(y + j + beside) : default));
        }

        if (j == to) return;
        if (to < Vector<float>.Count)
        {
            Part<TEpilogue>(y, j, to, bias, beside);
            return;
        }

        // The last vector reaches back over finished values and leaves them as they are.
        var back = to - Vector<float>.Count;
        var old = Load(y + back);
        var last = old;
        if (bias is not null) last += Load(bias + back);
        var open = Vector.GreaterThanOrEqual(Vector<int>.Indices, new Vector<int>(j - back));
        Unsafe.WriteUnaligned(y + back, Vector.ConditionalSelect(open, TEpilogue.Apply(last, TEpilogue.Combines ? Load(y + back + beside) : default), old));
    }

    private static void Part<TEpilogue>(float* y, int from, int to, float* bias, nint beside)
        where TEpilogue : struct, IEpilogue
    {
        var lanes = stackalloc float[2 * Vector<float>.Count];
        for (var j = from; j < to; j++)
        {
            lanes[j - from] = bias is null ? y[j] : y[j] + bias[j];
            lanes[Vector<float>.Count + j - from] = TEpilogue.Combines ? y[j + beside] : 0;
        }

        var results = TEpilogue.Apply(Load(lanes), Load(lanes + Vector<float>.Count));
        for (var j = from; j < to; j++) y[j] = results[j - from];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Load(float* p) => Unsafe.ReadUnaligned<Vector<float>>(p);
}
