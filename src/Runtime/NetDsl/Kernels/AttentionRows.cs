using System;

namespace NetDsl.Kernels;

/// <summary>
/// Queries, keys or values inside a buffer: value d of head h of row t of sample s is at <c>s·sample + offset + t·row + h·head + d</c>. So one
/// product may hold all three side by side, and nothing is permuted.
/// </summary>
/// <param name="values">The buffer.</param>
/// <param name="sample">From a sample to the next; 0 where all samples share them.</param>
/// <param name="offset">Where the first row of the first head starts.</param>
/// <param name="row">From a row to the next.</param>
/// <param name="head">From a head to the next.</param>
public readonly ref struct AttentionRows(ReadOnlySpan<float> values, int sample, int offset, int row, int head)
{
    internal ReadOnlySpan<float> Values { get; } = values;

    internal int Row { get; } = row;

    /// <summary>Where a head of a sample starts.</summary>
    internal nint At(int sampleIndex, int headIndex) => ((nint)sampleIndex * sample) + offset + ((nint)headIndex * head);

    internal void Require(int samples, int heads, int rows, int width)
    {
        var needed = At(samples - 1, heads - 1) + ((nint)(rows - 1) * Row) + width;
        Problem.Require(needed <= Values.Length, $"{samples} samples of {heads} heads of {rows} rows of {width} need {needed} values, but there are {Values.Length}");
    }
}

/// <summary>The same for what an attention writes.</summary>
/// <param name="values">The buffer.</param>
/// <param name="sample">From a sample to the next.</param>
/// <param name="offset">Where the first row of the first head starts.</param>
/// <param name="row">From a row to the next.</param>
/// <param name="head">From a head to the next.</param>
public readonly ref struct AttentionTarget(Span<float> values, int sample, int offset, int row, int head)
{
    internal Span<float> Values { get; } = values;

    internal int Row { get; } = row;

    internal nint At(int sampleIndex, int headIndex) => Layout.At(sampleIndex, headIndex);

    internal void Require(int samples, int heads, int rows, int width) => Layout.Require(samples, heads, rows, width);

    private AttentionRows Layout => new(Values, sample, offset, Row, head);
}
