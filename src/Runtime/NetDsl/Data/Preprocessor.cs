using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetDsl.Data;

internal sealed record FittedTarget(string Column, AffineEncoder? Number, Categories? Classes);

/// <summary>A <see cref="TablePipeline"/> that has learned from a training table: it turns any table into a <see cref="DataSet"/> in the same way.</summary>
public sealed class Preprocessor
{
    private readonly string features;
    private readonly IReadOnlyDictionary<string, FillValue> fills;
    private readonly IReadOnlyList<Encoder> encoders;
    private readonly IReadOnlyList<(string Column, Categories Categories)> codes;
    private readonly IReadOnlyList<FittedTarget> targets;

    internal Preprocessor(
        string features,
        IReadOnlyDictionary<string, FillValue> fills,
        IReadOnlyList<Encoder> encoders,
        IReadOnlyList<(string Column, Categories Categories)> codes,
        IReadOnlyList<FittedTarget> targets)
    {
        this.features = features;
        this.fills = fills;
        this.encoders = encoders;
        this.codes = codes;
        this.targets = targets;
        FeatureNames = encoders.SelectMany(e => e.Names).ToArray();
    }

    /// <summary>What each value of the feature column is, as <c>ocean_proximity=INLAND</c>: as many as the network's input is wide.</summary>
    public IReadOnlyList<string> FeatureNames { get; }

    /// <summary>A table as inputs and targets: all features in one float column, the columns of codes, the targets.</summary>
    /// <exception cref="ArgumentException">A column is not there.</exception>
    /// <exception cref="DataFormatException">A value is missing, no number, or an unknown category; the message gives its line.</exception>
    public DataSet Apply(CsvTable table) => Apply(table, withTargets: true);

    /// <summary>As <see cref="Apply(CsvTable)"/> without the targets, which the table then need not have: for prediction.</summary>
    /// <exception cref="ArgumentException">A column is not there.</exception>
    /// <exception cref="DataFormatException">A value is missing, no number, or an unknown category; the message gives its line.</exception>
    public DataSet ApplyInputs(CsvTable table) => Apply(table, withTargets: false);

    /// <summary>The classes of a label in the order of their indices.</summary>
    /// <exception cref="ArgumentException">There is no such label.</exception>
    public IReadOnlyList<string> Classes(string label) => targets.FirstOrDefault(t => t.Column == label)?.Classes?.Names
        ?? throw new ArgumentException($"'{label}' is no label of this pipeline: use Label(\"{label}\")", nameof(label));

    /// <summary>The number of codes of a column of codes: the rows that its embedding needs.</summary>
    /// <exception cref="ArgumentException">There is no such column of codes.</exception>
    public int CodeCount(string column) => codes.FirstOrDefault(c => c.Column == column).Categories?.CodeCount
        ?? throw new ArgumentException($"'{column}' is no column of codes of this pipeline: use Codes(\"{column}\")", nameof(column));

    /// <summary>How a numeric target was scaled, to bring predictions and errors back to real units.</summary>
    /// <exception cref="ArgumentException">There is no such target.</exception>
    public TargetScaling Scaling(string target) => targets.FirstOrDefault(t => t.Column == target)?.Number is { } number
        ? new TargetScaling(target, number.Offset, number.Factor)
        : throw new ArgumentException($"'{target}' is no numeric target of this pipeline: use Target(\"{target}\")", nameof(target));

    /// <summary>Writes what was learned as JSON, to keep beside the weights of the network: a prediction needs both.</summary>
    /// <exception cref="IOException">The file cannot be written; one that was there before is unharmed.</exception>
    public void Save(string path) => PreprocessorFile.Write(path, features, fills, encoders, codes, targets);

    /// <summary>Reads what <see cref="Save"/> wrote; it applies bit for bit alike.</summary>
    /// <exception cref="DataFormatException">The file is damaged or no preprocessor.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Preprocessor Load(string path) => PreprocessorFile.Read(path);

    private DataSet Apply(CsvTable table, bool withTargets)
    {
        ArgumentNullException.ThrowIfNull(table);
        var stores = new List<ColumnStore>();
        var width = FeatureNames.Count;
        if (width > 0) stores.Add(new ColumnStore<float>(new DataColumn(features, [width], false), Features(table, width), table.Count));
        foreach (var (column, categories) in codes) stores.Add(Codes(Read(table, column), column, categories));
        if (withTargets)
            foreach (var target in targets)
                stores.Add(target.Classes is { } classes ? Codes(Read(table, target.Column), target.Column, classes) : Numbers(Read(table, target.Column), target.Number!));
        return new DataSet(stores.ToArray());
    }

    private float[] Features(CsvTable table, int width)
    {
        var values = new float[checked(table.Count * width)];
        var first = 0;
        foreach (var encoder in encoders)
        {
            var column = Read(table, encoder.Column);
            var count = encoder.Names.Count;
            for (var row = 0; row < table.Count; row++) encoder.Encode(column, row, values.AsSpan((row * width) + first, count));
            first += count;
        }

        return values;
    }

    private FilledColumn Read(CsvTable table, string column) => new(table[column], fills.GetValueOrDefault(column));

    private static ColumnStore<int> Codes(FilledColumn column, string name, Categories categories)
    {
        var values = new int[column.Count];
        for (var row = 0; row < values.Length; row++) values[row] = categories.Code(column, row);
        return new ColumnStore<int>(new DataColumn(name, [], true), values, values.Length);
    }

    private static ColumnStore<float> Numbers(FilledColumn column, AffineEncoder number)
    {
        var values = new float[column.Count];
        for (var row = 0; row < values.Length; row++) number.Encode(column, row, values.AsSpan(row, 1));
        return new ColumnStore<float>(new DataColumn(number.Column, [1], false), values, values.Length);
    }
}
