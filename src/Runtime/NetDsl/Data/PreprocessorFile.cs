using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using NetDsl.Storage;

namespace NetDsl.Data;

/// <summary>A fitted preprocessor as JSON; numbers are written so that they read back exactly.</summary>
internal static class PreprocessorFile
{
    private const int Format = 1;

    public static void Write(
        string path,
        string features,
        IReadOnlyDictionary<string, FillValue> fills,
        IReadOnlyList<Encoder> encoders,
        IReadOnlyList<(string Column, Categories Categories)> codes,
        IReadOnlyList<FittedTarget> targets) => AtomicFile.Write(path, stream =>
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteNumber("format", Format);
        json.WriteString("features", features);
        WriteList(json, "fills", fills, p => p.Key, p => json.WriteString("value", p.Value.Text));
        WriteList(json, "encoders", encoders, e => e.Column, e => e.Write(json));
        WriteList(json, "codes", codes, c => c.Column, c => c.Categories.Write(json));
        WriteList(json, "targets", targets, t => t.Column, t =>
        {
            t.Number?.Write(json);
            t.Classes?.Write(json);
        });
        json.WriteEndObject();
    });

    public static Preprocessor Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = document.RootElement;
            var format = root.GetProperty("format").GetInt32();
            if (format != Format) throw new DataFormatException(path, $"is a preprocessor of format {format}, but this version reads format {Format}");
            return new Preprocessor(
                Text(root, "features"),
                root.GetProperty("fills").EnumerateArray().ToDictionary(Column, e => FillValue.Of(Text(e, "value"))),
                root.GetProperty("encoders").EnumerateArray().Select(Encoder).ToArray(),
                root.GetProperty("codes").EnumerateArray().Select(e => (Column(e), Categories(e))).ToArray(),
                root.GetProperty("targets").EnumerateArray().Select(Target).ToArray());
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or FormatException and not DataFormatException)
        {
            // What System.Text.Json says of a property that is missing or of another kind, and collections of a name that comes twice.
            throw new DataFormatException(path, $"is no preprocessor, or damaged: {problem.Message}", problem);
        }
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Func<T, string> column, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            json.WriteString("column", column(item));
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static Encoder Encoder(JsonElement element) => Text(element, "kind") switch
    {
        "affine" => Affine(element),
        "one-hot" => new OneHotEncoder(Column(element), Categories(element)),
        "ordinal" => new OrdinalEncoder(Column(element), Categories(element)),
        "missing" => new MissingEncoder(Column(element)),
        var other => throw new FormatException($"'{other}' is no kind of encoder"),
    };

    private static FittedTarget Target(JsonElement element) => element.TryGetProperty("categories", out _)
        ? new FittedTarget(Column(element), null, Categories(element))
        : new FittedTarget(Column(element), Affine(element), null);

    private static AffineEncoder Affine(JsonElement element) =>
        new(Column(element), element.GetProperty("offset").GetDouble(), element.GetProperty("factor").GetDouble());

    private static Categories Categories(JsonElement element) => new(
        element.GetProperty("categories").EnumerateArray().Select(e => e.GetString() ?? throw new FormatException("a category is null")).ToArray(),
        element.GetProperty("ignoreUnknown").GetBoolean() ? UnknownCategory.Ignore : UnknownCategory.Error);

    private static string Column(JsonElement element) => Text(element, "column");

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null");
}
