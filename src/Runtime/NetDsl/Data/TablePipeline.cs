using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Data;

/// <summary>
/// Says which columns of a table become inputs and targets, and how. It can do nothing but <see cref="Fit"/>: means, medians and
/// categories are learned from the training table, and only what was fitted can be applied to any table.
/// </summary>
/// <example><code>
/// var parts = CsvTable.Read("housing.csv.gz").Split(validation: 0.1, test: 0.1);
/// var prepared = new TablePipeline()
///     .Impute(Fill.Median, "total_bedrooms")
///     .Standardize("longitude", "latitude", "total_bedrooms", "median_income")
///     .OneHot("ocean_proximity")
///     .Target("median_house_value", Scale.Standardize)
///     .Fit(parts.Train);
/// DataSet train = prepared.Apply(parts.Train), test = prepared.Apply(parts.Test);
/// </code></example>
/// <param name="features">Name of the float column that holds all features of a sample; best that of the network's input.</param>
public sealed class TablePipeline(string features = "features")
{
    private readonly List<(string Column, Fill Fill, bool Indicator)> fills = [];
    private readonly List<(string Column, LearnEncoder Learn)> encoders = [];
    private readonly List<(string Column, UnknownCategory Unknown)> codes = [];
    private readonly List<(string Column, Scale? Scale)> targets = [];

    /// <summary>Fills missing values of the columns before any other step sees them.</summary>
    public TablePipeline Impute(Fill fill, params ReadOnlySpan<string> columns) => Fills(fill, false, columns);

    /// <summary>As <see cref="Impute"/>, with one more feature for each column: 1 where the value was missing.</summary>
    public TablePipeline ImputeWithIndicator(Fill fill, params ReadOnlySpan<string> columns) => Fills(fill, true, columns);

    /// <summary>Numbers as they are.</summary>
    public TablePipeline Keep(params ReadOnlySpan<string> columns) => Numbers(Scale.None, columns);

    /// <summary>Numbers with mean 0 and (population) standard deviation 1 on the training table; a constant column becomes 0.</summary>
    public TablePipeline Standardize(params ReadOnlySpan<string> columns) => Numbers(Scale.Standardize, columns);

    /// <summary>Numbers scaled to 0 … 1 on the training table; other tables may pass these bounds. A constant column becomes 0.</summary>
    public TablePipeline MinMax(params ReadOnlySpan<string> columns) => Numbers(Scale.MinMax, columns);

    /// <summary>One feature a category, 1 for the one that holds; a category that training did not hold is an error.</summary>
    public TablePipeline OneHot(params ReadOnlySpan<string> columns) => OneHot(UnknownCategory.Error, columns);

    /// <summary>One feature a category, 1 for the one that holds.</summary>
    public TablePipeline OneHot(UnknownCategory unknown, params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns) Add(column, c => new OneHotEncoder(column, Categories.Of(c, unknown)));
        return this;
    }

    /// <summary>One feature with the code of the category: 0, 1, … in the order given, else in order of value.</summary>
    public TablePipeline Ordinal(string column, IReadOnlyList<string>? order = null, UnknownCategory unknown = UnknownCategory.Error) =>
        Add(column, c => new OrdinalEncoder(column, Categories.Of(c, unknown, order)));

    /// <summary>
    /// An integer column of its own, behind the features, with the code of the category in order of value: for an embedding of
    /// <see cref="Preprocessor.CodeCount"/> rows.
    /// </summary>
    public TablePipeline Codes(string column, UnknownCategory unknown = UnknownCategory.Error)
    {
        CheckNew(column);
        codes.Add((column, unknown));
        return this;
    }

    /// <summary>A target to regress on: a float column, one number a sample.</summary>
    public TablePipeline Target(string column, Scale scale = Scale.None) => AddTarget(column, scale);

    /// <summary>A target to classify: an integer column of class indices, the classes in order of value (<see cref="Preprocessor.Classes"/>).</summary>
    public TablePipeline Label(string column) => AddTarget(column, null);

    /// <summary>Learns fills, scales and categories from the training table, and from nothing else.</summary>
    /// <exception cref="ArgumentException">A column is not there, or the pipeline names none, or one that no step uses.</exception>
    /// <exception cref="DataFormatException">A number is none, or a value is missing that no step fills; the message gives its line.</exception>
    public Preprocessor Fit(CsvTable train)
    {
        ArgumentNullException.ThrowIfNull(train);
        if (train.Count == 0) throw new ArgumentException($"the training table ({train.File}) has no rows to learn from", nameof(train));
        if (encoders.Count + codes.Count == 0) throw new InvalidOperationException("the pipeline makes no input: call Standardize, MinMax, Keep, OneHot, Ordinal or Codes");

        var filled = new Dictionary<string, FillValue>();
        foreach (var (column, fill, _) in fills)
        {
            if (!IsUsed(column)) throw new ArgumentException($"Impute names column '{column}', which no other step uses: encode it too (Standardize, OneHot, …) or take it out");
            filled.Add(column, FillValue.Learn(fill, train[column]));
        }

        var fitted = new List<Encoder>();
        foreach (var (column, learn) in encoders) fitted.Add(learn(Read(column)));
        foreach (var (column, _, indicator) in fills)
            if (indicator) fitted.Add(new MissingEncoder(column));
        var fittedCodes = new List<(string, Categories)>();
        foreach (var (column, unknown) in codes) fittedCodes.Add((column, Categories.Of(Read(column), unknown)));
        var fittedTargets = new List<FittedTarget>();
        foreach (var (column, scale) in targets)
            fittedTargets.Add(scale is { } s
                ? new FittedTarget(column, AffineEncoder.Learn(column, s, Read(column)), null)
                : new FittedTarget(column, null, Categories.Of(Read(column), UnknownCategory.Error)));
        return new Preprocessor(features, filled, fitted, fittedCodes, fittedTargets);

        FilledColumn Read(string column) => new(train[column], filled.GetValueOrDefault(column));
    }

    private TablePipeline Fills(Fill fill, bool indicator, ReadOnlySpan<string> columns)
    {
        ArgumentNullException.ThrowIfNull(fill);
        foreach (var column in columns)
        {
            if (fills.Any(f => f.Column == column)) throw new ArgumentException($"column '{column}' is filled twice");
            fills.Add((column, fill, indicator));
        }

        return this;
    }

    private TablePipeline Numbers(Scale scale, ReadOnlySpan<string> columns)
    {
        foreach (var column in columns) Add(column, c => AffineEncoder.Learn(column, scale, c));
        return this;
    }

    private TablePipeline Add(string column, LearnEncoder learn)
    {
        CheckNew(column);
        encoders.Add((column, learn));
        return this;
    }

    private TablePipeline AddTarget(string column, Scale? scale)
    {
        CheckNew(column);
        targets.Add((column, scale));
        return this;
    }

    // The same column as input and target would leak the answer; twice as an input is a slip.
    private void CheckNew(string column)
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        if (IsUsed(column)) throw new ArgumentException($"column '{column}' is used by two steps: each column is one input or one target");
    }

    private bool IsUsed(string column) => encoders.Any(e => e.Column == column) || codes.Any(c => c.Column == column) || targets.Any(t => t.Column == column);
}
