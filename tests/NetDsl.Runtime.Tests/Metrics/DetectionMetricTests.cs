using System;
using System.Linq;
using Xunit;

namespace NetDsl.Runtime.Tests.Metrics;

public sealed class DetectionMetricTests
{
    private static readonly Box Unit = new(0, 0, 10, 10);

    [Fact]
    public void OverlapIsIntersectionByUnion()
    {
        Assert.Equal(1, Unit.IntersectionOverUnion(Unit));
        Assert.Equal(1f / 3, Unit.IntersectionOverUnion(new Box(5, 0, 15, 10)), 1e-6f);
        Assert.Equal(0, Unit.IntersectionOverUnion(new Box(10, 0, 20, 10)));
        Assert.Equal(0, default(Box).IntersectionOverUnion(default));
        Assert.Equal(new Box(1, 0, 3, 8), Box.Around(2, 4, 2, 8));
        Assert.Equal(0, new Box(3, 0, 1, 5).Area);
    }

    [Fact]
    public void OfThoseThatOverlapTheSurestOfItsClassIsKept()
    {
        Detection[] found = [new(new Box(1, 0, 11, 10), 3, 0.5f), new(Unit, 3, 0.9f), new(Unit, 4, 0.7f), new(new Box(50, 50, 60, 60), 3, 0.1f)];
        Assert.Equal([found[1], found[2], found[3]], Detection.Suppress(found));
        Assert.Equal(4, Detection.Suppress(found, 1).Count);
        // The second overlaps the first, the third only the second: what was not kept suppresses nothing.
        Detection[] chain = [new(Unit, 0, 3), new(new Box(3, 0, 13, 10), 0, 2), new(new Box(6, 0, 16, 10), 0, 1)];
        Assert.Equal([chain[0], chain[2]], Detection.Suppress(chain, 0.3));
    }

    [Fact]
    public void AveragePrecisionIsTheAreaUnderTheCurve()
    {
        // Ranked: right, wrong, right, wrong, right; five boxes. Precisions at the hits: 1, 2/3, 3/5.
        var map = new MeanAveragePrecision();
        for (var i = 0; i < 5; i++)
            map.Add([new Detection(i % 2 == 0 ? Unit : new Box(20, 20, 30, 30), 1, 5 - i)], [(Unit, 1)]);
        Assert.Equal((1 + (2.0 / 3) + (3.0 / 5)) / 5, map.Value, 12);

        // A wrong one first, then three right ones: precision is made falling, so that all count 3/4.
        map.Reset();
        map.Add([new Detection(new Box(40, 40, 50, 50), 1, 9)], []);
        for (var i = 0; i < 3; i++) map.Add([new Detection(Unit, 1, i)], [(Unit, 1)]);
        Assert.Equal(0.75, map.Value, 12);
    }

    [Fact]
    public void ABoxIsFoundOnceAndOnlyByItsClass()
    {
        var map = new MeanAveragePrecision();
        map.Add([new(Unit, 1, 0.9f), new(Unit, 1, 0.8f), new(Unit, 2, 0.7f)], [(Unit, 1), (new Box(30, 30, 40, 40), 7)]);
        Assert.Equal(1, map.Of(1));
        Assert.Equal(0, map.Of(7));
        Assert.True(double.IsNaN(map.Of(2)));
        Assert.Equal([1, 7], map.Classes);
        Assert.Equal(0.5, map.Value);

        // The second detection of the box ranks before a right one of another image.
        map.Reset();
        map.Add([new(Unit, 1, 0.9f), new(Unit, 1, 0.8f)], [(Unit, 1)]);
        map.Add([new(Unit, 1, 0.5f)], [(Unit, 1)]);
        Assert.Equal((1 + (2.0 / 3)) / 2, map.Value, 12);
    }

    [Fact]
    public void HowMuchMustOverlapIsASetting()
    {
        foreach (var (overlap, expected) in new[] { (0.3, 1.0), (0.5, 0.0) })
        {
            var map = new MeanAveragePrecision(overlap);
            map.Add([new(new Box(5, 0, 15, 10), 1, 1)], [(Unit, 1)]);
            Assert.Equal(expected, map.Value);
        }

        Assert.True(double.IsNaN(new MeanAveragePrecision().Value));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MeanAveragePrecision(1.5));
    }

    [Fact]
    public void MarkedPixelsAreCountedOverAllSamples()
    {
        var metric = new IntersectionOverUnion();
        Assert.True(double.IsNaN(metric.Value));
        metric.Add(new MetricBatch([1, 2, -1, 0], [1f, 0f, 1f, 0f], 2));
        Assert.Equal(1.0 / 3, metric.Value, 12);
        metric.Add(new MetricBatch([1, 1, 1, 1], [1f, 1f, 1f, 1f], 2));
        Assert.Equal(5.0 / 7, metric.Value, 12);
        metric.Reset();
        metric.Add(new MetricBatch([-1, -1], [0f, 0f], 1));
        Assert.Equal(1, metric.Value);
        var probabilities = new IntersectionOverUnion { Threshold = 0.5f };
        probabilities.Add(new MetricBatch([0.4f, 0.6f], [1f, 1f], 1));
        Assert.Equal(0.5, probabilities.Value);
        Assert.Equal("iou", metric.Name);
    }
}
