using System;

namespace NetDsl.Kernels;

/// <summary>
/// Matrix products, row-major, float32. Every result is summed over k in an order that depends on
/// k alone: the same bits however rows or parts are split between threads, and the same for one row as for a thousand.
/// </summary>
public static unsafe partial class MatMul
{
    /// <summary>y[r, j] = f(Σₖ x[r, k]·w[j, k] + bias[j]): the forward pass of a dense layer.</summary>
    /// <typeparam name="TActivation">f.</typeparam>
    /// <param name="x">[≥ last, k].</param>
    /// <param name="w">[n, k].</param>
    /// <param name="bias">[n], or empty for none.</param>
    /// <param name="y">[≥ last, n]: rows first … last − 1 are written.</param>
    /// <param name="first">The first row.</param>
    /// <param name="last">The row after the last.</param>
    /// <param name="n">Columns of the result.</param>
    /// <param name="k">Length of the sums.</param>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape.</exception>
    public static void RowsTransposed<TActivation>(ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, Span<float> y, int first, int last, int n, int k)
        where TActivation : struct, IActivation => RowsTransposed<TActivation>(Widths.Widest, x, w, bias, y, first, last, n, k);

    /// <summary>The same product for rows 0 … rows − 1, of which this part computes its share of the columns: each number of the weight is then read by one part alone.</summary>
    /// <typeparam name="TActivation">f.</typeparam>
    /// <param name="x">[≥ rows, k].</param>
    /// <param name="w">[n, k].</param>
    /// <param name="bias">[n], or empty for none.</param>
    /// <param name="y">[≥ rows, n], of which this part writes its share of columns.</param>
    /// <param name="rows">Rows of the result.</param>
    /// <param name="n">Columns of the result.</param>
    /// <param name="k">Length of the sums.</param>
    /// <param name="part">0 … parts − 1.</param>
    /// <param name="parts">Into how many parts the columns of y are split.</param>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape, or there is no such part.</exception>
    public static void RowsTransposed<TActivation>(ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, Span<float> y, int rows, int n, int k, int part, int parts)
        where TActivation : struct, IActivation => RowsTransposed<TActivation>(Widths.Widest, x, w, bias, y, rows, n, k, part, parts);

    /// <summary>Columns first … last − 1 of the same product of one row: what a thread does of it where several share one sample.</summary>
    /// <typeparam name="TActivation">f.</typeparam>
    /// <param name="x">[k].</param>
    /// <param name="w">[≥ last, k].</param>
    /// <param name="bias">[≥ last], or empty for none.</param>
    /// <param name="y">[≥ last], of which columns first … last − 1 are written.</param>
    /// <param name="first">The first column.</param>
    /// <param name="last">The column after the last.</param>
    /// <param name="k">Length of the sums.</param>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape.</exception>
    public static void ColumnsTransposed<TActivation>(ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, Span<float> y, int first, int last, int k)
        where TActivation : struct, IActivation
    {
        Problem.Require(first >= 0 && k >= 0 && (long)last * k <= w.Length && last <= y.Length, $"columns {first} to {last} of {y.Length}, sums of {k}: w has {w.Length} values");
        if (first >= last) return;
        RowsTransposed<TActivation>(Widths.Widest, x, w[(first * k)..], bias.IsEmpty ? default : bias[first..], y[first..], 0, 1, last - first, k);
    }

    /// <summary>
    /// The same product, summed in the order of <see cref="Rows{TActivation}(ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{float}, Span{float}, int, int, int, int)"/>:
    /// the weight is packed in every call, which pays where many rows meet short sums. Who chooses by the number of rows in a call gets bits that depend on it.
    /// </summary>
    /// <typeparam name="TActivation">f.</typeparam>
    /// <param name="x">[≥ last, k].</param>
    /// <param name="w">[n, k].</param>
    /// <param name="bias">[n], or empty for none.</param>
    /// <param name="y">[≥ last, n]: rows first … last − 1 are written.</param>
    /// <param name="first">The first row.</param>
    /// <param name="last">The row after the last.</param>
    /// <param name="n">Columns of the result.</param>
    /// <param name="k">Length of the sums.</param>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape.</exception>
    public static void ManyRowsTransposed<TActivation>(ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, Span<float> y, int first, int last, int n, int k)
        where TActivation : struct, IActivation => ManyRowsTransposed<TActivation>(Widths.Widest, x, w, bias, y, first, last, n, k);

    /// <summary>The same product for rows 0 … rows − 1, of which this part computes its share of the columns: each number of the weight is then read by one part alone.</summary>
    /// <typeparam name="TActivation">f.</typeparam>
    /// <param name="x">[≥ rows, k].</param>
    /// <param name="w">[n, k].</param>
    /// <param name="bias">[n], or empty for none.</param>
    /// <param name="y">[≥ rows, n], of which this part writes its share of columns.</param>
    /// <param name="rows">Rows of the result.</param>
    /// <param name="n">Columns of the result.</param>
    /// <param name="k">Length of the sums.</param>
    /// <param name="part">0 … parts − 1.</param>
    /// <param name="parts">Into how many parts the columns of y are split.</param>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape, or there is no such part.</exception>
    public static void ManyRowsTransposed<TActivation>(ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, Span<float> y, int rows, int n, int k, int part, int parts)
        where TActivation : struct, IActivation => ManyRowsTransposed<TActivation>(Widths.Widest, x, w, bias, y, rows, n, k, part, parts);

    /// <summary>y[r, j] = f(Σₖ x[r, k]·w[k, j] + bias[j]): the gradient of a dense layer's input, dx = dy·W.</summary>
    /// <typeparam name="TActivation">f.</typeparam>
    /// <param name="x">[≥ last, k].</param>
    /// <param name="w">[k, n].</param>
    /// <param name="bias">[n], or empty for none.</param>
    /// <param name="y">[≥ last, n]: rows first … last − 1 are written.</param>
    /// <param name="first">The first row.</param>
    /// <param name="last">The row after the last.</param>
    /// <param name="n">Columns of the result.</param>
    /// <param name="k">Length of the sums.</param>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape.</exception>
    public static void Rows<TActivation>(ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, Span<float> y, int first, int last, int n, int k)
        where TActivation : struct, IActivation => Rows<TActivation>(Widths.Widest, x, w, bias, y, first, last, n, k);

    /// <summary>The same product for rows 0 … rows − 1, of which this part computes its share of the columns: each number of the weight is then read by one part alone.</summary>
    /// <typeparam name="TActivation">f.</typeparam>
    /// <param name="x">[≥ rows, k].</param>
    /// <param name="w">[k, n].</param>
    /// <param name="bias">[n], or empty for none.</param>
    /// <param name="y">[≥ rows, n], of which this part writes its share of columns.</param>
    /// <param name="rows">Rows of the result.</param>
    /// <param name="n">Columns of the result.</param>
    /// <param name="k">Length of the sums.</param>
    /// <param name="part">0 … parts − 1.</param>
    /// <param name="parts">Into how many parts the columns of y are split.</param>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape, or there is no such part.</exception>
    public static void Rows<TActivation>(ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, Span<float> y, int rows, int n, int k, int part, int parts)
        where TActivation : struct, IActivation => Rows<TActivation>(Widths.Widest, x, w, bias, y, rows, n, k, part, parts);

    /// <summary>y[i, j] = Σᵣ a[r, i]·b[r, j]: the gradient of a dense layer's weight, dW = dyᵀ·x. What y held is overwritten.</summary>
    /// <param name="a">[≥ rows, m].</param>
    /// <param name="b">[≥ rows, n].</param>
    /// <param name="y">[m, n], of which this part writes its share of rows.</param>
    /// <param name="rows">Length of the sums; with 0 the result is 0.</param>
    /// <param name="m">Rows of the result.</param>
    /// <param name="n">Columns of the result.</param>
    /// <param name="part">0 … parts − 1.</param>
    /// <param name="parts">Into how many parts the rows of y are split.</param>
    /// <returns>True where every value that this part wrote is finite.</returns>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape.</exception>
    public static bool SumOverRows(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y, int rows, int m, int n, int part, int parts) =>
        SumOverRows(Widths.Widest, a, b, y, rows, m, n, part, parts);

    internal static void RowsTransposed<TActivation>(int lanes, ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, Span<float> y, int first, int last, int n, int k)
        where TActivation : struct, IActivation => RowsTransposed<Activated<TActivation>>(lanes, x, w, bias, default, y, first, last, n, k);

    internal static void RowsTransposed<TEpilogue>(int lanes, ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, ReadOnlySpan<float> beside, Span<float> y, int first, int last, int n, int k)
        where TEpilogue : struct, IEpilogue
    {
        Check<TEpilogue>(x, w, bias, beside, y, first, last, n, k);
        RowsTransposed<TEpilogue>(lanes, x, w, bias, beside, y, first, last, 0, n, n, k);
    }

    internal static void RowsTransposed<TActivation>(int lanes, ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, Span<float> y, int rows, int n, int k, int part, int parts)
        where TActivation : struct, IActivation => RowsTransposed<Activated<TActivation>>(lanes, x, w, bias, default, y, rows, n, k, part, parts);

    internal static void RowsTransposed<TEpilogue>(int lanes, ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, ReadOnlySpan<float> beside, Span<float> y, int rows, int n, int k, int part, int parts)
        where TEpilogue : struct, IEpilogue
    {
        var (left, right) = Columns<TEpilogue>(x, w, bias, beside, y, rows, n, k, part, parts);
        RowsTransposed<TEpilogue>(lanes, x, w, bias, beside, y, 0, rows, left, right, n, k);
    }

    internal static void ManyRowsTransposed<TActivation>(int lanes, ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, Span<float> y, int first, int last, int n, int k)
        where TActivation : struct, IActivation => ManyRowsTransposed<Activated<TActivation>>(lanes, x, w, bias, default, y, first, last, n, k);

    internal static void ManyRowsTransposed<TEpilogue>(int lanes, ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, ReadOnlySpan<float> beside, Span<float> y, int first, int last, int n, int k)
        where TEpilogue : struct, IEpilogue
    {
        Check<TEpilogue>(x, w, bias, beside, y, first, last, n, k);
        Outer<TEpilogue>(lanes, true, x, w, bias, beside, y, first, last, 0, n, n, k);
    }

    internal static void ManyRowsTransposed<TActivation>(int lanes, ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, Span<float> y, int rows, int n, int k, int part, int parts)
        where TActivation : struct, IActivation => ManyRowsTransposed<Activated<TActivation>>(lanes, x, w, bias, default, y, rows, n, k, part, parts);

    internal static void ManyRowsTransposed<TEpilogue>(int lanes, ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, ReadOnlySpan<float> beside, Span<float> y, int rows, int n, int k, int part, int parts)
        where TEpilogue : struct, IEpilogue
    {
        var (left, right) = Columns<TEpilogue>(x, w, bias, beside, y, rows, n, k, part, parts);
        Outer<TEpilogue>(lanes, true, x, w, bias, beside, y, 0, rows, left, right, n, k);
    }

    internal static void Rows<TActivation>(int lanes, ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, Span<float> y, int first, int last, int n, int k)
        where TActivation : struct, IActivation => Rows<Activated<TActivation>>(lanes, x, w, bias, default, y, first, last, n, k);

    internal static void Rows<TEpilogue>(int lanes, ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, ReadOnlySpan<float> beside, Span<float> y, int first, int last, int n, int k)
        where TEpilogue : struct, IEpilogue
    {
        Check<TEpilogue>(x, w, bias, beside, y, first, last, n, k);
        Outer<TEpilogue>(lanes, false, x, w, bias, beside, y, first, last, 0, n, n, k);
    }

    internal static void Rows<TActivation>(int lanes, ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, Span<float> y, int rows, int n, int k, int part, int parts)
        where TActivation : struct, IActivation => Rows<Activated<TActivation>>(lanes, x, w, bias, default, y, rows, n, k, part, parts);

    internal static void Rows<TEpilogue>(int lanes, ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, ReadOnlySpan<float> beside, Span<float> y, int rows, int n, int k, int part, int parts)
        where TEpilogue : struct, IEpilogue
    {
        var (left, right) = Columns<TEpilogue>(x, w, bias, beside, y, rows, n, k, part, parts);
        Outer<TEpilogue>(lanes, false, x, w, bias, beside, y, 0, rows, left, right, n, k);
    }

    internal static bool SumOverRows(int lanes, ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y, int rows, int m, int n, int part, int parts)
    {
        Problem.Require(rows >= 0 && m >= 0 && n >= 0, $"a sum over {rows} rows of [{m}] × [{n}]: sizes cannot be negative");
        Problem.Require(part >= 0 && part < parts, $"part {part} of {parts}: parts count from 0");
        Problem.Require((long)rows * m <= a.Length, $"a of [{rows}, {m}] needs {(long)rows * m} values, but has {a.Length}");
        Problem.Require((long)rows * n <= b.Length, $"b of [{rows}, {n}] needs {(long)rows * n} values, but has {b.Length}");
        Problem.Require((long)m * n <= y.Length, $"y of [{m}, {n}] needs {(long)m * n} values, but has {y.Length}");
        // Every part packs its share of one factor and the whole other: the larger one is shared out.
        var (top, bottom, left, right) = m >= n ? (Cut(m, part, parts), Cut(m, part + 1, parts), 0, n) : (0, m, Cut(n, part, parts), Cut(n, part + 1, parts));
        if (top >= bottom || left >= right) return true;
        var found = stackalloc float[Simd512.Count];
        new Span<float>(found, Simd512.Count).Clear();
        fixed (float* pa = a, pb = b, py = y)
            OuterProducts.Run<Activated<Identity>>(lanes, true, false, pa + top, m, pb + left, n, null, 0, py + ((nint)top * n) + left, n, bottom - top, right - left, rows, found);
        return Reductions.IsFinite(new ReadOnlySpan<float>(found, Simd512.Count));
    }

    /// <summary>Rows first … last − 1 and columns left … right − 1 of the product.</summary>
    private static void RowsTransposed<TEpilogue>(int lanes, ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, ReadOnlySpan<float> beside, Span<float> y, int first, int last, int left, int right, int n, int k)
        where TEpilogue : struct, IEpilogue
    {
        if (first >= last || left >= right) return;
        fixed (float* px = x, pw = w, pb = bias, pr = beside, py = y)
        {
            var distance = Epilogue.Distance<TEpilogue>(pr, py);
            float* wl = pw + ((nint)left * k), bl = pb is null ? null : pb + left, yl = py + left;
            if (k >= Dots.SmallestK) Dots.Run<TEpilogue>(lanes, px, wl, bl, distance, yl, n, first, last, right - left, k);
            else OuterProducts.Run<TEpilogue>(lanes, false, false, px + ((nint)first * k), k, Packing.Transposed(wl, k, right - left, k), right - left, bl, distance, yl + ((nint)first * n), n, last - first, right - left, k, null);
        }
    }

    /// <summary>The same by sums of outer products; w is [n, k] where <paramref name="across"/>, else [k, n].</summary>
    private static void Outer<TEpilogue>(int lanes, bool across, ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, ReadOnlySpan<float> beside, Span<float> y, int first, int last, int left, int right, int n, int k)
        where TEpilogue : struct, IEpilogue
    {
        if (first >= last || left >= right) return;
        fixed (float* px = x, pw = w, pb = bias, pr = beside, py = y)
        {
            var from = across ? pw + ((nint)left * k) : pw + left;
            OuterProducts.Run<TEpilogue>(lanes, false, across, px + ((nint)first * k), k, from, across ? k : n, pb is null ? null : pb + left, Epilogue.Distance<TEpilogue>(pr, py), py + ((nint)first * n) + left, n, last - first, right - left, k, null);
        }
    }

    /// <summary>The columns of a part, once the sizes are found right.</summary>
    private static (int Left, int Right) Columns<TEpilogue>(ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, ReadOnlySpan<float> beside, Span<float> y, int rows, int n, int k, int part, int parts)
        where TEpilogue : struct, IEpilogue
    {
        Problem.Require(rows >= 0, $"a product of {rows} rows: sizes cannot be negative");
        Problem.Require(part >= 0 && part < parts, $"part {part} of {parts}: parts count from 0");
        Check<TEpilogue>(x, w, bias, beside, y, 0, rows, n, k);
        return (Cut(n, part, parts), Cut(n, part + 1, parts));
    }

    /// <summary>Where a part begins: where a panel of the widest vectors does, if there are enough, and never so that a part has fewer columns than the smallest vector.</summary>
    private static int Cut(int size, int part, int parts)
    {
        const int Panel = 32;
        var unit = size >= 2 * Panel * parts ? Panel : size >= Simd128.Count ? Simd128.Count : 1;
        return part == parts ? size : (int)((long)(size / unit) * part / parts) * unit;
    }

    private static void Check<TEpilogue>(ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, ReadOnlySpan<float> beside, Span<float> y, int first, int last, int n, int k)
        where TEpilogue : struct, IEpilogue
    {
        CheckRows<TEpilogue>(x, bias, beside, y, first, last, n, k);
        Problem.Require((long)n * k <= w.Length, $"w of {n} × {k} needs {(long)n * k} values, but has {w.Length}");
    }

    /// <summary>What does not depend on how the weight lies.</summary>
    internal static void CheckRows<TEpilogue>(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, ReadOnlySpan<float> beside, Span<float> y, int first, int last, int n, int k)
        where TEpilogue : struct, IEpilogue
    {
        Problem.Require(first >= 0 && n >= 0 && k >= 0, $"rows from {first}, {n} columns, sums of {k}: sizes cannot be negative");
        Problem.Require((long)last * k <= x.Length, $"x of [{last}, {k}] needs {(long)last * k} values, but has {x.Length}");
        Problem.Require(bias.IsEmpty || bias.Length >= n, $"a bias for {n} columns needs {n} values, but has {bias.Length}");
        Problem.Require((long)last * n <= y.Length, $"y of [{last}, {n}] needs {(long)last * n} values, but has {y.Length}");
        Problem.Require(!TEpilogue.Combines || (long)last * n <= beside.Length, $"what is combined with [{last}, {n}] needs {(long)last * n} values, but has {beside.Length}");
    }
}
