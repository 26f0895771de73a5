using System;
using NetDsl.Runtime.Tests.Kernels;
using Xunit;

namespace NetDsl.Runtime.Tests.Metrics;

public sealed class RegressionMetricTests
{
    // Errors 0, 2, 1 around a mean of 8/3, whose squared distances come to 14/3.
    private static readonly float[] Outputs = [1, 2, 4];
    private static readonly float[] Targets = [1, 4, 3];

    public static TheoryData<Metric, double> Values => new()
    {
        { new Mae(), 1 },
        { new Rmse(), Math.Sqrt(5.0 / 3) },
        { new R2(), 1 - (5 / (14.0 / 3)) },
    };

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void ValuesAreThoseByHandInOneBatchOrInSeveral(Metric metric, double expected)
    {
        Assert.True(double.IsNaN(metric.Value));
        metric.Add(new MetricBatch(Outputs, Targets, 3));
        Assert.Equal(expected, metric.Value, 1e-12);
        var whole = metric.Value;

        metric.Reset();
        Assert.True(double.IsNaN(metric.Value));
        metric.Add(new MetricBatch(Outputs.AsSpan(0, 2), Targets.AsSpan(0, 2), 2));
        metric.Add(new MetricBatch(Outputs.AsSpan(2), Targets.AsSpan(2), 1));
        Assert.Equal(whole, metric.Value);
        Assert.Equal(0, Allocations.Least(() => metric.Add(new MetricBatch(Outputs, Targets, 3))));
    }

    [Fact]
    public void R2IsTheMeanOverTheOutputs()
    {
        var r2 = new R2();
        r2.Add(new MetricBatch([1, 7, 2, 8, 4, 9], [1, 7, 4, 8, 3, 9f], 3));
        Assert.Equal(((-1.0 / 14) + 1) / 2, r2.Value, 1e-12);
    }

    [Theory]
    [InlineData(2f, 1)]
    [InlineData(2.5f, 0)]
    public void R2OfTargetsThatAreAllEqualIsOneOnlyWhereTheyAreMet(float output, double expected)
    {
        var r2 = new R2();
        r2.Add(new MetricBatch([output, output], [2, 2f], 2));
        Assert.Equal(expected, r2.Value);
    }

    [Fact]
    public void R2KeepsItsDigitsFarFromZero()
    {
        var r2 = new R2();
        r2.Add(new MetricBatch([1000001, 1000002, 1000004], [1000001, 1000004, 1000003f], 3));
        Assert.Equal(-1.0 / 14, r2.Value, 1e-9);
    }

    [Fact]
    public void LabelsAreRefused()
    {
        foreach (var metric in new Metric[] { new Mae(), new Rmse(), new R2() })
            Assert.Contains("needs float targets", Assert.Throws<ArgumentException>(() => metric.Add(new MetricBatch([1f], [1]))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new MetricBatch(Outputs, Targets.AsSpan(1), 3).Rows);
    }
}
