using System;
using System.Collections.Generic;
using System.Globalization;

namespace NetDsl;

/// <summary>Looks things up in a saved state; what is missing or malformed is named.</summary>
internal readonly struct StateReader(IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, float[]>? tensors = null)
{
    public IReadOnlyDictionary<string, string> Values => values;

    public string Text(string name) => values.TryGetValue(name, out var text)
        ? text
        : throw new ArgumentException($"the saved state has no '{name}': it was written by another kind of trainer, optimizer or schedule");

    public long Integer(string name) => long.TryParse(Text(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : throw Malformed(name);

    public double Number(string name) => double.TryParse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw Malformed(name);

    public bool Has(string name) => values.ContainsKey(name);

    public float[] Tensor(string name, int count)
    {
        if (tensors is null || !tensors.TryGetValue(name, out var tensor))
            throw new ArgumentException($"the saved state has no tensor '{name}': it belongs to another network or optimizer");
        return tensor.Length == count ? tensor : throw new ArgumentException($"the saved tensor '{name}' has {tensor.Length} values, but {count} are needed: it belongs to another network");
    }

    private ArgumentException Malformed(string name) => new($"'{name}' of the saved state is '{Text(name)}', which is not a number");
}
