using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace NetDsl;

/// <summary>Counts rows by true class and predicted class; <see cref="ToString"/> is a table. Its value is the accuracy.</summary>
/// <param name="names">Names of the classes for the table; numbers where left out.</param>
public sealed class ConfusionMatrix(IReadOnlyList<string>? names = null) : ClassificationMetric
{
    private long[] counts = [];

    /// <inheritdoc/>
    public override string Name => "confusion";

    /// <summary>The number of classes; 0 before anything was added.</summary>
    public int Classes { get; private set; }

    /// <summary>Rows of class <paramref name="truth"/> that were taken for class <paramref name="predicted"/>.</summary>
    public long this[int truth, int predicted] => counts[(truth * Classes) + predicted];

    /// <inheritdoc/>
    public override double Value
    {
        get
        {
            long right = 0, all = 0;
            for (var i = 0; i < Classes; i++)
            {
                right += this[i, i];
                all += Support(i);
            }

            return (double)right / all;
        }
    }

    /// <summary>Rows of a class.</summary>
    public long Support(int truth)
    {
        long sum = 0;
        for (var i = 0; i < Classes; i++) sum += this[truth, i];
        return sum;
    }

    /// <summary>Rows that were taken for a class.</summary>
    public long Claimed(int predicted)
    {
        long sum = 0;
        for (var i = 0; i < Classes; i++) sum += this[i, predicted];
        return sum;
    }

    /// <summary>Of the rows taken for a class, the share that is of it; 0 where none was taken for it.</summary>
    public double Precision(int label) => Claimed(label) is var n and > 0 ? (double)this[label, label] / n : 0;

    /// <summary>Of the rows of a class, the share that was found; 0 where there is none.</summary>
    public double Recall(int label) => Support(label) is var n and > 0 ? (double)this[label, label] / n : 0;

    /// <summary>The harmonic mean of precision and recall; 0 where both are.</summary>
    public double F1(int label) => Support(label) + Claimed(label) is var n and > 0 ? 2.0 * this[label, label] / n : 0;

    /// <inheritdoc/>
    public override void Reset() => Array.Clear(counts);

    /// <inheritdoc/>
    protected override void Add(ReadOnlySpan<float> scores, int label, int classes) => Count(label, Predicted(scores), classes);

    /// <summary>The mean of a figure over the classes that occur, as truth or as prediction.</summary>
    internal double Macro(Func<ConfusionMatrix, int, double> figure)
    {
        double sum = 0;
        var present = 0;
        for (var i = 0; i < Classes; i++)
        {
            if (Support(i) + Claimed(i) == 0) continue;
            sum += figure(this, i);
            present++;
        }

        return sum / present;
    }

    internal void Count(int truth, int predicted, int classes)
    {
        if (classes != Classes)
        {
            if (Array.Exists(counts, c => c > 0)) throw new ArgumentException($"a batch of {classes} classes after batches of {Classes}: Reset comes between two networks");
            counts = new long[classes * classes];
            Classes = classes;
        }

        counts[(truth * classes) + predicted]++;
    }

    /// <summary>A row for each true class, a column for each predicted one, with recall at the right and precision below.</summary>
    public override string ToString()
    {
        var width = 9;
        for (var i = 0; i < Classes; i++) width = Math.Max(width, Label(i).Length + 1);
        foreach (var count in counts) width = Math.Max(width, count.ToString(CultureInfo.InvariantCulture).Length + 1);
        var text = new StringBuilder("true \\ predicted".PadRight(Math.Max(width, 16)));
        var first = text.Length;
        for (var i = 0; i < Classes; i++) text.Append(Label(i).PadLeft(width));
        text.Append("recall".PadLeft(9)).Append('\n');
        for (var r = 0; r < Classes; r++)
        {
            text.Append(Label(r).PadRight(first));
            for (var c = 0; c < Classes; c++) text.Append(this[r, c].ToString(CultureInfo.InvariantCulture).PadLeft(width));
            text.Append(Share(Recall(r))).Append('\n');
        }

        text.Append("precision".PadRight(first));
        for (var c = 0; c < Classes; c++) text.Append(Share(Precision(c)).PadLeft(width));
        return text.Append(Share(Value)).ToString();
    }

    private string Label(int label) => names is not null && label < names.Count ? names[label] : label.ToString(CultureInfo.InvariantCulture);

    private static string Share(double value) => (100 * value).ToString("F1", CultureInfo.InvariantCulture).PadLeft(8) + "%";
}
