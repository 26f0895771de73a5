using System;

namespace NetDsl.Kernels;

/// <summary>
/// Products with a weight that was packed before: panels of 32 columns, [⌈n / 32⌉, k, 32], zeros behind the last column, whatever the width of the vectors.
/// Results are summed in the order of <see cref="MatMul.Rows{TActivation}(ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{float}, Span{float}, int, int, int, int)"/>:
/// the same bits for one row as for a thousand.
/// </summary>
/// <remarks>
/// Up to three rows leave out the terms whose x is 0: of an image of a digit four fifths, of what a ReLU leaves half. A weight that is not finite does not reach
/// results through such an input there.
/// </remarks>
public static unsafe class PackedMatMul
{
    /// <summary>Columns of a panel: two of the widest vectors.</summary>
    public const int Width = 32;

    // With fewer rows than this each goes alone: it skips zeros, and long runs of the weight arrive faster.
    private const int FewRows = 4;

    /// <summary>Packs a weight.</summary>
    /// <param name="w">[n, k] where <paramref name="transposed"/> (a layer's weight), else [k, n].</param>
    /// <param name="packed">[⌈n / 32⌉, k, 32], of which this part writes its share of panels.</param>
    /// <param name="n">Columns of the results.</param>
    /// <param name="k">Length of the sums.</param>
    /// <param name="transposed">How the weight lies.</param>
    /// <param name="part">0 … parts − 1.</param>
    /// <param name="parts">Into how many parts the panels are split.</param>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape.</exception>
    public static void Pack(ReadOnlySpan<float> w, Span<float> packed, int n, int k, bool transposed, int part, int parts)
    {
        Problem.Require(part >= 0 && part < parts, $"part {part} of {parts}: parts count from 0");
        Problem.Require(n >= 0 && k >= 0 && (long)n * k <= w.Length, $"w of {n} × {k} needs {(long)n * k} values, but has {w.Length}");
        Require(packed, n, k);
        var panels = (n + Width - 1) / Width;
        var last = (int)((long)panels * (part + 1) / parts);
        fixed (float* from = w, to = packed)
            for (var panel = (int)((long)panels * part / parts); panel < last; panel++)
            {
                var column = panel * Width;
                var target = to + ((nint)column * k);
                if (transposed) Packing.Transposed(from + ((nint)column * k), k, Math.Min(Width, n - column), k, target, Width);
                else Packing.Columns(from + column, n, Math.Min(Width, n - column), k, target, Width);
            }
    }

    /// <summary>y[r, j] = f(Σₖ x[r, k]·w[k, j] + bias[j]).</summary>
    /// <typeparam name="TActivation">f.</typeparam>
    /// <param name="x">[≥ last, k].</param>
    /// <param name="packed">What <see cref="Pack"/> gives.</param>
    /// <param name="bias">[n], or empty for none.</param>
    /// <param name="y">[≥ last, n]: rows first … last − 1 are written.</param>
    /// <param name="first">The first row.</param>
    /// <param name="last">The row after the last.</param>
    /// <param name="n">Columns of the result.</param>
    /// <param name="k">Length of the sums.</param>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape.</exception>
    public static void Rows<TActivation>(ReadOnlySpan<float> x, ReadOnlySpan<float> packed, ReadOnlySpan<float> bias, Span<float> y, int first, int last, int n, int k)
        where TActivation : struct, IActivation => Rows<Activated<TActivation>>(Widths.Widest, x, packed, bias, default, y, first, last, n, k);

    /// <summary>y[r, j] = f(Σₖ x[r, k]·w[k, j] + bias[j], b[r, j]): a product that takes another value along.</summary>
    /// <typeparam name="TCombination">f.</typeparam>
    /// <param name="x">[≥ last, k].</param>
    /// <param name="packed">What <see cref="Pack"/> gives.</param>
    /// <param name="bias">[n], or empty for none.</param>
    /// <param name="beside">b, as y; it may not lie where y does.</param>
    /// <param name="y">[≥ last, n]: rows first … last − 1 are written.</param>
    /// <param name="first">The first row.</param>
    /// <param name="last">The row after the last.</param>
    /// <param name="n">Columns of the result.</param>
    /// <param name="k">Length of the sums.</param>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape.</exception>
    public static void RowsWith<TCombination>(ReadOnlySpan<float> x, ReadOnlySpan<float> packed, ReadOnlySpan<float> bias, ReadOnlySpan<float> beside, Span<float> y, int first, int last, int n, int k)
        where TCombination : struct, ICombination => Rows<Combined<TCombination>>(Widths.Widest, x, packed, bias, beside, y, first, last, n, k);

    /// <summary>Columns first … last − 1 of the same product of one row: what a thread does of it where several share one sample.</summary>
    /// <typeparam name="TActivation">f.</typeparam>
    /// <param name="x">[k].</param>
    /// <param name="packed">What <see cref="Pack"/> gives for at least <paramref name="last"/> columns.</param>
    /// <param name="bias">[≥ last], or empty for none.</param>
    /// <param name="y">[≥ last], of which columns first … last − 1 are written.</param>
    /// <param name="first">The first column, a multiple of 32.</param>
    /// <param name="last">The column after the last.</param>
    /// <param name="k">Length of the sums.</param>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape, or the first column begins no panel.</exception>
    public static void Columns<TActivation>(ReadOnlySpan<float> x, ReadOnlySpan<float> packed, ReadOnlySpan<float> bias, Span<float> y, int first, int last, int k)
        where TActivation : struct, IActivation
    {
        if (first >= last) return;
        Problem.Require(first >= 0 && first % Width == 0, $"columns from {first}: a part begins at a multiple of {Width}");
        Rows<TActivation>(x, packed[(first * k)..], bias.IsEmpty ? default : bias[first..], y[first..], 0, 1, last - first, k);
    }

    internal static void Rows<TEpilogue>(int lanes, ReadOnlySpan<float> x, ReadOnlySpan<float> packed, ReadOnlySpan<float> bias, ReadOnlySpan<float> beside, Span<float> y, int first, int last, int n, int k)
        where TEpilogue : struct, IEpilogue
    {
        MatMul.CheckRows<TEpilogue>(x, bias, beside, y, first, last, n, k);
        Require(packed, n, k);
        if (first >= last || n == 0) return;
        fixed (float* px = x, pw = packed, pb = bias, pr = beside, py = y)
        {
            var distance = Epilogue.Distance<TEpilogue>(pr, py);
            if (last - first >= FewRows)
            {
                PanelRows.Run<TEpilogue>(lanes, px + ((nint)first * k), pw, pb, distance, py + ((nint)first * n), last - first, n, k);
                return;
            }

            for (var r = first; r < last; r++) VectorProduct.Run<TEpilogue>(lanes, px + ((nint)r * k), pw, pb, distance, py + ((nint)r * n), n, k);
        }
    }

    private static void Require(ReadOnlySpan<float> packed, int n, int k)
    {
        var floats = ((long)n + Width - 1) / Width * Width * k;
        Problem.Require(floats <= packed.Length, $"a packed weight of {n} × {k} needs {floats} values, but has {packed.Length}");
    }
}
