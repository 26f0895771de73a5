using System;
using System.Numerics;

namespace NetDsl.Kernels;

/// <summary>Adds rows into a table by index: the gradient of an embedding.</summary>
public static class ScatterAdd
{
    /// <summary>
    /// dTable[v, :] = Σ dy[t, :] over all t with indices[t] = v, in the order of t; what it held is overwritten. A part owns rows of the
    /// table, not of dy: the same bits however many parts there are.
    /// </summary>
    /// <param name="indices">At least <paramref name="count"/> indices.</param>
    /// <param name="dy">[≥ count, width].</param>
    /// <param name="dTable">[tableRows, width], of which this part writes its share of rows.</param>
    /// <param name="count">The number of indices.</param>
    /// <param name="tableRows">Rows of the table.</param>
    /// <param name="width">Values of a row.</param>
    /// <param name="skip">A row that stays 0 (padding); −1 for none.</param>
    /// <param name="part">0 … parts − 1.</param>
    /// <param name="parts">Into how many parts the table is split.</param>
    /// <returns>True where all that this part has added up is finite; rows that no index names are not looked at.</returns>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside the table.</exception>
    public static bool Rows(ReadOnlySpan<int> indices, ReadOnlySpan<float> dy, Span<float> dTable, int count, int tableRows, int width, int skip, int part, int parts)
    {
        var (first, last) = Check(indices, dy, dTable, count, tableRows, width, part, parts);
        dTable[(first * width)..(last * width)].Clear();
        return AddRows(indices, dy, dTable, count, tableRows, width, skip, first, last);
    }

    /// <summary>dTable[v, :] += Σ dy[t, :] over all t with indices[t] = v, in the order of t, onto what it holds.</summary>
    /// <inheritdoc cref="Rows"/>
    public static bool RowsInPlace(ReadOnlySpan<int> indices, ReadOnlySpan<float> dy, Span<float> dTable, int count, int tableRows, int width, int skip, int part, int parts)
    {
        var (first, last) = Check(indices, dy, dTable, count, tableRows, width, part, parts);
        return AddRows(indices, dy, dTable, count, tableRows, width, skip, first, last);
    }

    private static (int First, int Last) Check(ReadOnlySpan<int> indices, ReadOnlySpan<float> dy, Span<float> dTable, int count, int tableRows, int width, int part, int parts)
    {
        Problem.Require(count >= 0 && tableRows >= 0 && width > 0, $"{count} indices into a table of [{tableRows}, {width}]: sizes must be positive");
        Problem.Require(part >= 0 && part < parts, $"part {part} of {parts}: parts count from 0");
        Problem.Require(count <= indices.Length, $"{count} indices are wanted, but there are {indices.Length}");
        Problem.Require((long)count * width <= dy.Length, $"dy of [{count}, {width}] needs {(long)count * width} values, but has {dy.Length}");
        Problem.Require((long)tableRows * width <= dTable.Length, $"a table of [{tableRows}, {width}] needs {(long)tableRows * width} values, but has {dTable.Length}");
        return ((int)((long)tableRows * part / parts), (int)((long)tableRows * (part + 1) / parts));
    }

    private static bool AddRows(ReadOnlySpan<int> indices, ReadOnlySpan<float> dy, Span<float> dTable, int count, int tableRows, int width, int skip, int first, int last)
    {
        var odd = Vector<float>.Zero;
        for (var t = 0; t < count; t++)
        {
            var index = indices[t];
            if ((uint)index >= (uint)tableRows) throw Gather.Outside(index, tableRows, t, 0);
            if (index >= first && index < last && index != skip) odd += Add(dTable.Slice(index * width, width), dy.Slice(t * width, width));
        }

        return Vector.Sum(odd) == 0;
    }

    /// <returns>0 in all lanes where the sums are finite: x · 0 is 0 for every finite x and NaN for all others.</returns>
    private static Vector<float> Add(Span<float> to, ReadOnlySpan<float> from)
    {
        var odd = Vector<float>.Zero;
        var i = 0;
        for (; i <= to.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var sum = Lanes.Load(to, i) + Lanes.Load(from, i);
            Lanes.Store(to, i, sum);
            odd = Fused.MultiplyAdd(sum, Vector<float>.Zero, odd);
        }

        var rest = 0f;
        for (; i < to.Length; i++) rest += (to[i] += from[i]) * 0f;
        return odd + new Vector<float>(rest);
    }
}
