using System.Collections.Generic;
using System.Linq;
using NetDsl.Benchmarks.Commands;
using NetDsl.Benchmarks.Kernels;
using NetDsl.Threading;

namespace NetDsl.Benchmarks.Comparison;

/// <summary>A square product on one thread, beside the peak that was measured right before it.</summary>
internal sealed record ProductResult(ProductKind Kind, int Size, double Seconds, double Share)
{
    /// <summary>The share of the peak to be reached.</summary>
    public const double Goal = 0.9;

    /// <summary>All three products, 512³ and 1024³.</summary>
    public static IReadOnlyList<ProductResult> Measure() => [.. new[] { 512, 1024 }.SelectMany(size => new[] { ProductKind.RowsTransposed, ProductKind.Rows, ProductKind.SumOverRows }.Select(kind =>
    {
        using var team = new ThreadTeam(1);
        using var product = new Product(kind, size, size, size);
        var peak = Machine.Flops(1) * 1e9;
        var seconds = Stopwatches.Median(9, 30, () => team.Run(product));
        return new ProductResult(kind, size, seconds, product.Operations / seconds / peak);
    }))];
}
