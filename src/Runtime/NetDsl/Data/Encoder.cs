using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace NetDsl.Data;

/// <summary>Learns an encoder from the training rows of one column.</summary>
internal delegate Encoder LearnEncoder(FilledColumn column);

/// <summary>Turns one column of a table into one or more features.</summary>
internal abstract class Encoder(string column)
{
    public string Column { get; } = column;

    public abstract IReadOnlyList<string> Names { get; }

    public abstract void Encode(FilledColumn column, int row, Span<float> destination);

    /// <summary>Its kind and what it learned, as properties of an object that is open.</summary>
    public abstract void Write(Utf8JsonWriter json);
}

/// <summary><c>(x − offset) / factor</c>: standardising, scaling to 0 … 1, and leaving as it is.</summary>
internal sealed class AffineEncoder(string column, double offset, double factor) : Encoder(column)
{
    public double Offset => offset;

    public double Factor => factor;

    public override IReadOnlyList<string> Names { get; } = [column];

    public static AffineEncoder Learn(string name, Scale scale, FilledColumn column)
    {
        double sum = 0, smallest = double.PositiveInfinity, largest = double.NegativeInfinity;
        for (var row = 0; row < column.Count; row++)
        {
            var value = column.Number(row);
            sum += value;
            smallest = Math.Min(smallest, value);
            largest = Math.Max(largest, value);
        }

        if (scale == Scale.None) return new AffineEncoder(name, 0, 1);

        // A constant column becomes 0 and not NaN; a spread of rounding errors must not count as one.
        if (smallest == largest) return new AffineEncoder(name, smallest, 1);
        if (scale == Scale.MinMax) return new AffineEncoder(name, smallest, largest - smallest);
        var mean = sum / column.Count;
        double squares = 0;
        for (var row = 0; row < column.Count; row++)
        {
            var deviation = column.Number(row) - mean;
            squares += deviation * deviation;
        }

        return new AffineEncoder(name, mean, Math.Sqrt(squares / column.Count));
    }

    public override void Encode(FilledColumn column, int row, Span<float> destination) =>
        destination[0] = (float)((column.Number(row) - offset) / factor);

    public override void Write(Utf8JsonWriter json)
    {
        json.WriteString("kind", "affine");
        json.WriteNumber("offset", offset);
        json.WriteNumber("factor", factor);
    }
}

/// <summary>One feature a category, 1 for the one that holds.</summary>
internal sealed class OneHotEncoder(string column, Categories categories) : Encoder(column)
{
    public override IReadOnlyList<string> Names { get; } = [.. categories.Names.Select(name => $"{column}={name}")];

    public override void Encode(FilledColumn column, int row, Span<float> destination)
    {
        destination.Clear();
        var index = categories.IndexOf(column, row);
        if (index >= 0) destination[index] = 1;
    }

    public override void Write(Utf8JsonWriter json)
    {
        json.WriteString("kind", "one-hot");
        categories.Write(json);
    }
}

/// <summary>The category's code as a number.</summary>
internal sealed class OrdinalEncoder(string column, Categories categories) : Encoder(column)
{
    public override IReadOnlyList<string> Names { get; } = [column];

    public override void Encode(FilledColumn column, int row, Span<float> destination) => destination[0] = categories.Code(column, row);

    public override void Write(Utf8JsonWriter json)
    {
        json.WriteString("kind", "ordinal");
        categories.Write(json);
    }
}

/// <summary>1 where the value was missing.</summary>
internal sealed class MissingEncoder(string column) : Encoder(column)
{
    public override IReadOnlyList<string> Names { get; } = [$"{column} missing"];

    public override void Encode(FilledColumn column, int row, Span<float> destination) => destination[0] = column.IsMissing(row) ? 1 : 0;

    public override void Write(Utf8JsonWriter json) => json.WriteString("kind", "missing");
}
