using System;
using System.Collections.Generic;

namespace NetDsl.Benchmarks.Comparison;

/// <summary>A row that the other programs have and this side does not yet.</summary>
internal sealed class PendingRow(string key, string title, string missing, params Goal[] goals) : ComparisonRow
{
    /// <inheritdoc/>
    public override string Key => key;

    /// <inheritdoc/>
    public override string Title => title;

    /// <inheritdoc/>
    public override IReadOnlyList<Goal> Goals => goals;

    /// <inheritdoc/>
    public override string? Missing => missing;

    /// <inheritdoc/>
    public override Workload Create(int threads) => throw new InvalidOperationException(missing);
}
