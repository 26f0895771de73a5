using System;
using NetDsl.Kernels;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Benchmarks.Kernels;

/// <summary>Which matrix product.</summary>
public enum ProductKind
{
    /// <summary>x·Wᵀ: forward.</summary>
    RowsTransposed,

    /// <summary>x·W: gradient of the input.</summary>
    Rows,

    /// <summary>aᵀ·b: gradient of the weight.</summary>
    SumOverRows,
}

/// <summary>One matrix product with its buffers, to be run by a team.</summary>
public sealed class Product : ITeamWork, IDisposable
{
    private readonly ProductKind kind;
    private readonly int m;
    private readonly int n;
    private readonly int k;
    private readonly AlignedBuffer a;
    private readonly AlignedBuffer b;
    private readonly AlignedBuffer y;

    /// <summary>The result is [m, n], its sums have k terms.</summary>
    public Product(ProductKind kind, int m, int n, int k)
    {
        (this.kind, this.m, this.n, this.k) = (kind, m, n, k);
        (a, b, y) = (new AlignedBuffer(m * k), new AlignedBuffer(n * k), new AlignedBuffer(m * n));
        var random = new Random(1);
        foreach (ref var value in a.Span) value = random.NextSingle() - 0.5f;
        foreach (ref var value in b.Span) value = random.NextSingle() - 0.5f;
    }

    /// <summary>Additions and multiplications.</summary>
    public double Operations => 2.0 * m * n * k;

    /// <inheritdoc/>
    public int Phases => 1;

    /// <inheritdoc/>
    public void Run(int phase, int part, int parts)
    {
        var (first, last) = (m * part / parts, m * (part + 1) / parts);
        if (kind == ProductKind.RowsTransposed) MatMul.RowsTransposed<Identity>(a.Span, b.Span, default, y.Span, first, last, n, k);
        else if (kind == ProductKind.Rows) MatMul.Rows<Identity>(a.Span, b.Span, default, y.Span, first, last, n, k);
        else MatMul.SumOverRows(a.Span, b.Span, y.Span, k, m, n, part, parts);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        a.Dispose();
        b.Dispose();
        y.Dispose();
    }
}
