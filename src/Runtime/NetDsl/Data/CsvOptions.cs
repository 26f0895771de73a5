using System.Collections.Generic;

namespace NetDsl.Data;

/// <summary>How a CSV file is read.</summary>
public sealed record CsvOptions
{
    /// <summary>What stands between two fields.</summary>
    public string Delimiter { get; init; } = ",";

    /// <summary>True where the first line names the columns; else they are called column1, column2, …</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>True to cut spaces around every field.</summary>
    public bool Trim { get; init; } = true;

    /// <summary>Fields that stand for a missing value, compared without case.</summary>
    public IReadOnlyList<string> Missing { get; init; } = ["", "NA", "N/A", "NaN", "null", "?"];

    /// <summary>Columns that must hold numbers: any other field is an error. The others are numbers if all their fields are.</summary>
    public IReadOnlyList<string> Numbers { get; init; } = [];

    /// <summary>Columns that hold text even if it looks like numbers, as post codes.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];
}
