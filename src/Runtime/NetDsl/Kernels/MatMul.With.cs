using System;

namespace NetDsl.Kernels;

/// <content>Products that take another value along.</content>
public static unsafe partial class MatMul
{
    /// <summary>y = f(x·wᵀ + bias, r): a dense layer that takes another value along, as the sum of a residual block, summed as <see cref="RowsTransposed{TActivation}(ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{float}, Span{float}, int, int, int, int)"/>.</summary>
    /// <typeparam name="TCombination">f.</typeparam>
    /// <param name="x">[≥ last, k].</param>
    /// <param name="w">[n, k].</param>
    /// <param name="bias">[n], or empty for none.</param>
    /// <param name="beside">r, as y; it may not lie where y does.</param>
    /// <param name="y">[≥ last, n]: rows first … last − 1 are written.</param>
    /// <param name="first">The first row.</param>
    /// <param name="last">The row after the last.</param>
    /// <param name="n">Columns of the result.</param>
    /// <param name="k">Length of the sums.</param>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape.</exception>
    public static void RowsTransposedWith<TCombination>(ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, ReadOnlySpan<float> beside, Span<float> y, int first, int last, int n, int k)
        where TCombination : struct, ICombination => RowsTransposed<Combined<TCombination>>(Widths.Widest, x, w, bias, beside, y, first, last, n, k);

    /// <summary>The same for rows 0 … rows − 1, of which this part computes its share of the columns.</summary>
    /// <typeparam name="TCombination">f.</typeparam>
    /// <param name="x">[≥ rows, k].</param>
    /// <param name="w">[n, k].</param>
    /// <param name="bias">[n], or empty for none.</param>
    /// <param name="beside">r, as y; it may not lie where y does.</param>
    /// <param name="y">[≥ rows, n], of which this part writes its share of columns.</param>
    /// <param name="rows">Rows of the result.</param>
    /// <param name="n">Columns of the result.</param>
    /// <param name="k">Length of the sums.</param>
    /// <param name="part">0 … parts − 1.</param>
    /// <param name="parts">Into how many parts the columns of y are split.</param>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape, or there is no such part.</exception>
    public static void RowsTransposedWith<TCombination>(ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, ReadOnlySpan<float> beside, Span<float> y, int rows, int n, int k, int part, int parts)
        where TCombination : struct, ICombination => RowsTransposed<Combined<TCombination>>(Widths.Widest, x, w, bias, beside, y, rows, n, k, part, parts);

    /// <summary>y = f(x·wᵀ + bias, r), summed as <see cref="ManyRowsTransposed{TActivation}(ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{float}, Span{float}, int, int, int, int)"/>.</summary>
    /// <typeparam name="TCombination">f.</typeparam>
    /// <param name="x">[≥ last, k].</param>
    /// <param name="w">[n, k].</param>
    /// <param name="bias">[n], or empty for none.</param>
    /// <param name="beside">r, as y; it may not lie where y does.</param>
    /// <param name="y">[≥ last, n]: rows first … last − 1 are written.</param>
    /// <param name="first">The first row.</param>
    /// <param name="last">The row after the last.</param>
    /// <param name="n">Columns of the result.</param>
    /// <param name="k">Length of the sums.</param>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape.</exception>
    public static void ManyRowsTransposedWith<TCombination>(ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, ReadOnlySpan<float> beside, Span<float> y, int first, int last, int n, int k)
        where TCombination : struct, ICombination => ManyRowsTransposed<Combined<TCombination>>(Widths.Widest, x, w, bias, beside, y, first, last, n, k);

    /// <summary>The same for rows 0 … rows − 1, of which this part computes its share of the columns.</summary>
    /// <typeparam name="TCombination">f.</typeparam>
    /// <param name="x">[≥ rows, k].</param>
    /// <param name="w">[n, k].</param>
    /// <param name="bias">[n], or empty for none.</param>
    /// <param name="beside">r, as y; it may not lie where y does.</param>
    /// <param name="y">[≥ rows, n], of which this part writes its share of columns.</param>
    /// <param name="rows">Rows of the result.</param>
    /// <param name="n">Columns of the result.</param>
    /// <param name="k">Length of the sums.</param>
    /// <param name="part">0 … parts − 1.</param>
    /// <param name="parts">Into how many parts the columns of y are split.</param>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape, or there is no such part.</exception>
    public static void ManyRowsTransposedWith<TCombination>(ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, ReadOnlySpan<float> beside, Span<float> y, int rows, int n, int k, int part, int parts)
        where TCombination : struct, ICombination => ManyRowsTransposed<Combined<TCombination>>(Widths.Widest, x, w, bias, beside, y, rows, n, k, part, parts);

    /// <summary>y = f(x·w + bias, r): the gradient of a dense layer's input with what follows of it, as the slope of an activation or another gradient of the same value, summed as <see cref="Rows{TActivation}(ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{float}, Span{float}, int, int, int, int)"/>.</summary>
    /// <typeparam name="TCombination">f.</typeparam>
    /// <param name="x">[≥ last, k].</param>
    /// <param name="w">[k, n].</param>
    /// <param name="bias">[n], or empty for none.</param>
    /// <param name="beside">r, as y; it may not lie where y does.</param>
    /// <param name="y">[≥ last, n]: rows first … last − 1 are written.</param>
    /// <param name="first">The first row.</param>
    /// <param name="last">The row after the last.</param>
    /// <param name="n">Columns of the result.</param>
    /// <param name="k">Length of the sums.</param>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape.</exception>
    public static void RowsWith<TCombination>(ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, ReadOnlySpan<float> beside, Span<float> y, int first, int last, int n, int k)
        where TCombination : struct, ICombination => Rows<Combined<TCombination>>(Widths.Widest, x, w, bias, beside, y, first, last, n, k);

    /// <summary>The same for rows 0 … rows − 1, of which this part computes its share of the columns.</summary>
    /// <typeparam name="TCombination">f.</typeparam>
    /// <param name="x">[≥ rows, k].</param>
    /// <param name="w">[k, n].</param>
    /// <param name="bias">[n], or empty for none.</param>
    /// <param name="beside">r, as y; it may not lie where y does.</param>
    /// <param name="y">[≥ rows, n], of which this part writes its share of columns.</param>
    /// <param name="rows">Rows of the result.</param>
    /// <param name="n">Columns of the result.</param>
    /// <param name="k">Length of the sums.</param>
    /// <param name="part">0 … parts − 1.</param>
    /// <param name="parts">Into how many parts the columns of y are split.</param>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape, or there is no such part.</exception>
    public static void RowsWith<TCombination>(ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, ReadOnlySpan<float> beside, Span<float> y, int rows, int n, int k, int part, int parts)
        where TCombination : struct, ICombination => Rows<Combined<TCombination>>(Widths.Widest, x, w, bias, beside, y, rows, n, k, part, parts);
}
