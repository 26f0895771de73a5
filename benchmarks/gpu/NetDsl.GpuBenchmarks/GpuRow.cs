using System;
using NetDsl.Benchmarks.Comparison;

namespace NetDsl.GpuBenchmarks;

/// <summary>One line of the table: a network, a batch and an optimizer, which <c>pytorch/networks.py</c> has under the same key.</summary>
/// <param name="Key">Its name on the command line.</param>
/// <param name="Title">The work, as the table names it.</param>
/// <param name="Operations">Operations of the products in one step, two for a multiply-add.</param>
/// <param name="Full">Makes the work.</param>
/// <param name="Tiny">Makes what a dry run takes in its place.</param>
internal sealed record GpuRow(string Key, string Title, double Operations, Func<MatrixPrecision, Workload> Full, Func<MatrixPrecision, Workload> Tiny);
