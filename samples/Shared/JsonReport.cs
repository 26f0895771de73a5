using System.IO;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Samples;

/// <summary>Results for other programs to read.</summary>
public static class JsonReport
{
    /// <summary>JSON has no NaN and no infinity: they become null.</summary>
    public static JsonNode? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;

    /// <summary>Writes the results, if a file was asked for.</summary>
    public static void Write(string? path, JsonObject results)
    {
        if (path is null) return;
        OutFolder.Ensure(Path.GetDirectoryName(path));
        using var file = File.Create(path);
        using var writer = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true });
        results.WriteTo(writer);
    }
}
