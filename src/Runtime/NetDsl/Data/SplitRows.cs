using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Data;

/// <summary>Deals rows out to training, validation and test.</summary>
internal static class SplitRows
{
    /// <summary>Row numbers of the three parts: shuffled by the seed, or in order where there is none.</summary>
    /// <param name="count">Rows in all.</param>
    /// <param name="validation">Fraction for validation.</param>
    /// <param name="test">Fraction for test.</param>
    /// <param name="seed">Null keeps the order, as time series need: training first, test last.</param>
    /// <param name="classes">The class of each row, to share each class out by the same fractions; null for none.</param>
    public static (int[] Train, int[] Validation, int[] Test) Deal(int count, double validation, double test, int? seed, int[]? classes)
    {
        Fraction(validation, nameof(validation));
        Fraction(test, nameof(test));
        if (validation + test >= 1)
            throw new ArgumentException($"{validation:R} for validation and {test:R} for test leave nothing for training: together they must stay below 1");
        var parts = (Train: new List<int>(), Validation: new List<int>(), Test: new List<int>());
        var random = new SplitMix64((ulong)(uint)(seed ?? 0));
        foreach (var group in Groups(count, classes))
        {
            if (seed is not null) random.Shuffle(group);
            var validationCount = (int)Math.Round(validation * group.Length, MidpointRounding.AwayFromZero);
            var testCount = (int)Math.Round(test * group.Length, MidpointRounding.AwayFromZero);

            // Two fractions near a half can both round up: training gives way last.
            testCount = Math.Min(testCount, group.Length - validationCount);
            var trainCount = group.Length - validationCount - testCount;
            parts.Train.AddRange(group.AsSpan(0, trainCount));
            parts.Validation.AddRange(group.AsSpan(trainCount, validationCount));
            parts.Test.AddRange(group.AsSpan(trainCount + validationCount, testCount));
        }

        return (Finish(parts.Train), Finish(parts.Validation), Finish(parts.Test));

        // Class after class would make batches of one class each: mix them again, or restore the order.
        int[] Finish(List<int> rows)
        {
            var result = rows.ToArray();
            if (classes is null) return result;
            if (seed is null) Array.Sort(result);
            else random.Shuffle(result);
            return result;
        }
    }

    private static IEnumerable<int[]> Groups(int count, int[]? classes) => classes is null
        ? [Enumerable.Range(0, count).ToArray()]
        : Enumerable.Range(0, count).GroupBy(i => classes[i]).OrderBy(g => g.Key).Select(g => g.ToArray());

    private static void Fraction(double value, string name)
    {
        if (!(value >= 0 && value < 1))
            throw new ArgumentOutOfRangeException(name, value, "a fraction is at least 0 and below 1");
    }
}
