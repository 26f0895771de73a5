using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl;

/// <summary>
/// Mean average precision of a detector, as PASCAL VOC has defined it since 2010: for each class, detections of all images are ranked by score; one is
/// right if it overlaps a box of its class that no surer one took; the average precision is the area under the curve of precision (made
/// falling) over recall. The value is the mean over the classes that occur in the truth.
/// </summary>
/// <param name="overlap">Intersection over union from which a box counts as found.</param>
/// <example><code>
/// var map = new MeanAveragePrecision();
/// for (var i = 0; i &lt; images; i++) map.Add(Detection.Suppress(found[i]), truth[i]);
/// Console.WriteLine(map.Value);
/// </code></example>
public sealed class MeanAveragePrecision(double overlap = 0.5)
{
    private readonly double overlap = Hyperparameter.Between(overlap, 0, 1);
    private readonly SortedDictionary<int, List<(float Score, bool Right)>> ranks = [];
    private readonly SortedDictionary<int, int> boxes = [];

    /// <summary>Classes that occur in the truth, in order.</summary>
    public IReadOnlyCollection<int> Classes => boxes.Keys;

    /// <summary>The mean of <see cref="Of"/> over <see cref="Classes"/>, 0 … 1; NaN where there was no box at all.</summary>
    public double Value => boxes.Count == 0 ? double.NaN : boxes.Keys.Average(Of);

    /// <summary>Takes in one image.</summary>
    /// <param name="found">What the detector found there, after <see cref="Detection.Suppress"/>.</param>
    /// <param name="truth">What is there.</param>
    public void Add(IEnumerable<Detection> found, IEnumerable<(Box Box, int Label)> truth)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(truth);
        var there = truth.ToArray();
        foreach (var (_, label) in there) boxes[label] = boxes.GetValueOrDefault(label) + 1;
        var taken = new bool[there.Length];
        foreach (var detection in Detection.Ranked(found))
        {
            // VOC: the box that overlaps most decides, even if a surer detection took it already.
            var best = -1;
            for (var i = 0; i < there.Length; i++)
                if (there[i].Label == detection.Label && (best < 0 || Overlap(i) > Overlap(best))) best = i;
            var right = best >= 0 && Overlap(best) >= overlap && !taken[best];
            if (right) taken[best] = true;
            if (!ranks.TryGetValue(detection.Label, out var list)) ranks[detection.Label] = list = [];
            list.Add((detection.Score, right));

            double Overlap(int i) => detection.Box.IntersectionOverUnion(there[i].Box);
        }
    }

    /// <summary>The average precision of one class; NaN where the truth has no box of it.</summary>
    public double Of(int label)
    {
        if (!boxes.TryGetValue(label, out var count)) return double.NaN;
        if (!ranks.TryGetValue(label, out var list)) return 0;
        var ranked = list.OrderByDescending(r => r.Score).ToArray();
        var precisions = new double[ranked.Length];
        var right = 0;
        for (var i = 0; i < ranked.Length; i++)
        {
            if (ranked[i].Right) right++;
            precisions[i] = (double)right / (i + 1);
        }

        // Each hit raises recall by 1 / count, at the best precision from there on.
        double sum = 0, best = 0;
        for (var i = ranked.Length - 1; i >= 0; i--)
        {
            best = Math.Max(best, precisions[i]);
            if (ranked[i].Right) sum += best;
        }

        return sum / count;
    }

    /// <summary>Forgets everything that was added.</summary>
    public void Reset()
    {
        ranks.Clear();
        boxes.Clear();
    }
}
