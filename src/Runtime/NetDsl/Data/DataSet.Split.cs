using System;

namespace NetDsl.Data;

public sealed partial class DataSet
{
    /// <summary>Copies the samples into training, validation and test parts; what is left by the two fractions is for training.</summary>
    /// <param name="validation">Fraction of the samples for validation, 0 for none.</param>
    /// <param name="test">Fraction of the samples for test, 0 for none.</param>
    /// <param name="seed">The same seed deals the same samples. Null keeps the order (training first, test last), as time series need.</param>
    /// <param name="stratifyBy">An integer column of one number a sample, whose classes are each shared out by the same fractions.</param>
    /// <exception cref="ArgumentException">A fraction is out of range, nothing is left for training, or the column does not fit.</exception>
    public Split Split(double validation, double test = 0, int? seed = 1, string? stratifyBy = null)
    {
        int[]? classes = null;
        if (stratifyBy is not null)
        {
            var column = Columns[IndexOf(stratifyBy)];
            if (!column.IsInteger || column.Size != 1)
                throw new ArgumentException($"'{column}' cannot be stratified by: it takes an integer column of one number a sample", nameof(stratifyBy));
            classes = Integers(stratifyBy).ToArray();
        }

        var rows = SplitRows.Deal(Count, validation, test, seed, classes);
        return new Split(Subset(rows.Train), Subset(rows.Validation), Subset(rows.Test));
    }

    /// <summary>A copy with the samples in an order that the seed fixes.</summary>
    public DataSet Shuffle(int seed)
    {
        var rows = new int[Count];
        for (var i = 0; i < rows.Length; i++) rows[i] = i;
        new SplitMix64((ulong)(uint)seed).Shuffle(rows);
        return Subset(rows);
    }
}
