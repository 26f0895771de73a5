using System;
using NetDsl.Runtime.Tests.Kernels;
using Xunit;

namespace NetDsl.Runtime.Tests.Metrics;

public sealed class ClassificationMetricTests
{
    // Predicted 0 1 1 1 2 0.
    private static readonly float[] Scores = [3, 2, 1, 1, 3, 2, 1, 3, 2, 0, 5, -1, 0, 1, 2, 2, 0, 1];
    private static readonly int[] Labels = [0, 0, 1, 1, 2, 2];

    public static TheoryData<Metric, double> Values => new()
    {
        { new Accuracy(), 4.0 / 6 },
        { new TopK(1), 4.0 / 6 },
        { new TopK(2), 5.0 / 6 },
        { new TopK(3), 1 },
        { new ConfusionMatrix(), 4.0 / 6 },
        { new Precision(), (1.0 / 2 + 2.0 / 3 + 1) / 3 },
        { new Recall(), (1.0 / 2 + 1 + 1.0 / 2) / 3 },
        { new F1(), (1.0 / 2 + 4.0 / 5 + 2.0 / 3) / 3 },
    };

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void ValuesAreThoseByHandInOneBatchOrInSeveral(Metric metric, double expected)
    {
        Assert.True(double.IsNaN(metric.Value));
        metric.Add(new MetricBatch(Scores, Labels));
        Assert.Equal(expected, metric.Value, 1e-12);
        var whole = metric.Value;

        metric.Reset();
        Assert.True(double.IsNaN(metric.Value));
        metric.Add(new MetricBatch(Scores.AsSpan(0, 12), Labels.AsSpan(0, 4)));
        metric.Add(new MetricBatch(Scores.AsSpan(12), Labels.AsSpan(4)));
        Assert.Equal(whole, metric.Value);
        Assert.Equal(0, Allocations.Least(() => metric.Add(new MetricBatch(Scores, Labels))));
    }

    [Fact]
    public void EachClassHasItsFigures()
    {
        var (precision, recall, f1) = (new Precision(), new Recall(), new F1());
        foreach (var metric in new Metric[] { precision, recall, f1 }) metric.Add(new MetricBatch(Scores, Labels));
        double[] p = [1.0 / 2, 2.0 / 3, 1], r = [1.0 / 2, 1, 1.0 / 2], f = [1.0 / 2, 4.0 / 5, 2.0 / 3];
        for (var i = 0; i < 3; i++) Assert.Equal((p[i], r[i], f[i]), (precision.Of(i), recall.Of(i), f1.Of(i)));
    }

    [Fact]
    public void TheConfusionMatrixIsATable()
    {
        var matrix = new ConfusionMatrix(["cat", "dog", "bird"]);
        matrix.Add(new MetricBatch(Scores, Labels));
        long[,] counts = { { 1, 1, 0 }, { 0, 2, 0 }, { 1, 0, 1 } };
        for (var truth = 0; truth < 3; truth++)
            for (var predicted = 0; predicted < 3; predicted++) Assert.Equal(counts[truth, predicted], matrix[truth, predicted]);
        Assert.Equal((2, 3), (matrix.Support(1), matrix.Claimed(1)));
        string[] lines =
        [
            "true \\ predicted      cat      dog     bird   recall",
            "cat                     1        1        0    50.0%",
            "dog                     0        2        0   100.0%",
            "bird                    1        0        1    50.0%",
            "precision           50.0%    66.7%   100.0%    66.7%",
        ];
        Assert.Equal(string.Join('\n', lines), matrix.ToString());
    }

    [Fact]
    public void AClassThatNeitherOccursNorIsNamedDoesNotCountInTheMean()
    {
        var recall = new Recall();
        recall.Add(new MetricBatch([5, 0, 0, 0, 5, 0, 5, 0, 0], [0, 1, 1]));
        Assert.Equal((1 + 0.5) / 2, recall.Value, 1e-12);
        Assert.Equal(0, recall.Of(2));
    }

    [Fact]
    public void AnIgnoredLabelDoesNotCount()
    {
        var accuracy = new Accuracy();
        accuracy.Add(new MetricBatch([1, 0, 0, 1, 1, 0], new[] { 0, -100, 1 }, ignored: -100));
        Assert.Equal(0.5, accuracy.Value);
        Assert.Contains("label -100 in row 1", Assert.Throws<ArgumentException>(() => accuracy.Add(new MetricBatch([1, 0, 0, 1], [0, -100]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OneScoreIsClassOneAboveTheThreshold()
    {
        var (logits, probabilities) = (new Accuracy(), new Accuracy { Threshold = 0.5f });
        float[] outputs = [0.7f, 0.3f, -0.2f, 0.6f];
        logits.Add(new MetricBatch(outputs, [1, 0, 0, 1]));
        probabilities.Add(new MetricBatch(outputs, [1, 0, 0, 1]));
        Assert.Equal((0.75, 1.0), (logits.Value, probabilities.Value));
        // Targets that are floats mean the same.
        logits.Reset();
        logits.Add(new MetricBatch(outputs, [1f, 0, 0, 1], 4));
        Assert.Equal(0.75, logits.Value);
    }

    [Fact]
    public void RowsOfFloatsMarkTheClassByTheLargest()
    {
        var accuracy = new Accuracy();
        accuracy.Add(new MetricBatch([3, 2, 1, 1, 3, 2], [1, 0, 0, 0, 0, 1f], 2));
        Assert.Equal(0.5, accuracy.Value);
    }

    [Fact]
    public void OfEqualScoresTheFirstIsTaken()
    {
        var (accuracy, top) = (new Accuracy(), new TopK(1));
        foreach (var metric in new Metric[] { accuracy, top }) metric.Add(new MetricBatch([1, 1, 1, 1, 1, 1], [0, 0, 1]));
        Assert.Equal((2.0 / 3, 2.0 / 3), (accuracy.Value, top.Value));
        Assert.Contains("at least 3 scores", Assert.Throws<ArgumentException>(() => new TopK(3).Add(new MetricBatch([1, 1], [0]))).Message, StringComparison.Ordinal);
    }
}
