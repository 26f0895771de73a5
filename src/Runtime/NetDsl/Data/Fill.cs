using System.Globalization;

namespace NetDsl.Data;

/// <summary>What takes the place of a missing value; learned from the training table.</summary>
public sealed class Fill
{
    internal enum Rule
    {
        Mean,
        Median,
        MostFrequent,
        Constant,
    }

    private Fill(Rule kind, string? value = null) => (Kind, Value) = (kind, value);

    /// <summary>The mean of the values that are there.</summary>
    public static Fill Mean { get; } = new(Rule.Mean);

    /// <summary>The median of the values that are there; the mean of the middle two where they are even in number.</summary>
    public static Fill Median { get; } = new(Rule.Median);

    /// <summary>The most frequent number or text; the smallest of them where several are.</summary>
    public static Fill MostFrequent { get; } = new(Rule.MostFrequent);

    internal Rule Kind { get; }

    internal string? Value { get; }

    /// <summary>Always this number.</summary>
    public static Fill Constant(double value) => new(Rule.Constant, value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Always this text: a category of its own where training has none of that name.</summary>
    public static Fill Constant(string value) => new(Rule.Constant, value);
}

/// <summary>What becomes of a category that training did not hold.</summary>
public enum UnknownCategory
{
    /// <summary>An exception with file, line and column.</summary>
    Error,

    /// <summary>One-hot: all zeros. Codes: 0, and the known categories count from 1.</summary>
    Ignore,
}

/// <summary>How a target is scaled for training; results are brought back by <see cref="TargetScaling"/>.</summary>
public enum Scale
{
    /// <summary>As it is.</summary>
    None,

    /// <summary>Mean 0 and (population) standard deviation 1 on the training table.</summary>
    Standardize,

    /// <summary>0 … 1 on the training table.</summary>
    MinMax,
}
