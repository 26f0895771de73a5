using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Benchmarks.Comparison;

/// <summary>What was measured of a row: its programs, already ended, and why others are not among them.</summary>
internal sealed record RowResult(ComparisonRow Row, IReadOnlyList<Contender> Contenders, IReadOnlyList<string> Notes)
{
    // Sums in another order, three steps of training: more would be another network.
    private const double Tolerance = 2e-3;

    /// <summary>This side's best setting.</summary>
    public Contender? Own => Best(null);

    /// <summary>The best setting of a program: the one with the least median.</summary>
    public Contender? Best(Rival? rival) => Contenders.Where(contender => contender.Rival == rival).MinBy(contender => contender.Median);

    /// <summary>The largest relative difference between this side's first numbers and a rival's; NaN where they are not as many.</summary>
    public static double Difference(Contender own, Contender other) => own.First.Count != other.First.Count
        ? double.NaN
        : own.First.Zip(other.First, (a, b) => Math.Abs(a - b) / Math.Max(0.1, Math.Abs(b))).Max();

    /// <summary>Whether both did the same work.</summary>
    public static bool Agree(Contender own, Contender other) => Difference(own, other) <= Tolerance;
}
