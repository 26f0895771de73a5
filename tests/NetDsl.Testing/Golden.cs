using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace NetDsl.Testing;

/// <summary>One array of a golden case; data is row-major, every number read as float32.</summary>
public sealed record GoldenTensor(int[] Shape, float[] Data);

/// <summary>One reference result: an operation with its inputs, outputs and gradients.</summary>
public sealed record GoldenCase(
    string Family,
    string Name,
    string Operation,
    JsonElement Attributes,
    IReadOnlyDictionary<string, GoldenTensor> Inputs,
    IReadOnlyDictionary<string, GoldenTensor> Parameters,
    IReadOnlyDictionary<string, GoldenTensor> Outputs,
    IReadOnlyDictionary<string, GoldenTensor> Upstream,
    IReadOnlyDictionary<string, GoldenTensor> Gradients,
    IReadOnlyDictionary<string, GoldenTensor> State,
    IReadOnlyDictionary<string, GoldenTensor> StateAfter)
{
    public override string ToString() => Name;

    public bool Has(string attribute) => Attributes.TryGetProperty(attribute, out var value) && value.ValueKind != JsonValueKind.Null;
    public float Float(string attribute) => (float)Double(attribute);
    public double Double(string attribute) => Attributes.GetProperty(attribute).GetDouble();
    public int Int(string attribute) => Attributes.GetProperty(attribute).GetInt32();
    public bool Bool(string attribute) => Attributes.GetProperty(attribute).GetBoolean();
    public string Text(string attribute) => Attributes.GetProperty(attribute).GetString()!;
    public int[] Ints(string attribute) => Attributes.GetProperty(attribute).EnumerateArray().Select(e => e.GetInt32()).ToArray();
}

/// <summary>Reads the golden families and compares within the measure that their README advises.</summary>
public static class Goldens
{
    /// <summary>All cases of a family, in file order; empty where the folder is absent.</summary>
    public static IReadOnlyList<GoldenCase> Read(string family)
    {
        var path = SharedFolder.Find($"goldens/{family}.json");
        if (path is null) return [];
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return document.RootElement.GetProperty("cases").EnumerateArray().Select(e => ReadCase(family, e.Clone())).ToList();
    }

    private static GoldenCase ReadCase(string family, JsonElement e) => new(
        family,
        e.GetProperty("name").GetString()!,
        e.GetProperty("op").GetString()!,
        e.GetProperty("attrs"),
        Tensors(e, "inputs"), Tensors(e, "params"), Tensors(e, "output"), Tensors(e, "upstream"), Tensors(e, "grads"), Tensors(e, "state"), Tensors(e, "state_after"));

    private static Dictionary<string, GoldenTensor> Tensors(JsonElement e, string section)
    {
        var result = new Dictionary<string, GoldenTensor>();
        if (!e.TryGetProperty(section, out var group) || group.ValueKind != JsonValueKind.Object) return result;
        foreach (var item in group.EnumerateObject())
            result[item.Name] = new GoldenTensor(
                item.Value.GetProperty("shape").EnumerateArray().Select(d => d.GetInt32()).ToArray(),
                item.Value.GetProperty("data").EnumerateArray().Select(d => d.GetSingle()).ToArray());
        return result;
    }

    /// <summary>The first element outside <c>tol · max(|want|, rms(want), 1e-3)</c>, as a sentence; null where all agree.</summary>
    public static string? Difference(string what, ReadOnlySpan<float> want, ReadOnlySpan<float> got, double tolerance)
    {
        if (want.Length != got.Length) return $"{what}: {got.Length} values, expected {want.Length}";
        double squares = 0;
        foreach (var w in want) squares += (double)w * w;
        var rms = want.Length == 0 ? 0 : Math.Sqrt(squares / want.Length);
        for (var i = 0; i < want.Length; i++)
        {
            var allowed = tolerance * Math.Max(Math.Abs(want[i]), Math.Max(rms, 1e-3));
            if (!(Math.Abs((double)got[i] - want[i]) <= allowed))
                return $"{what}[{i}] is {got[i]:R}, expected {want[i]:R} (allowed difference {allowed:G3})";
        }

        return null;
    }
}
