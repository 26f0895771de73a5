using System;
using System.Collections.Generic;
using System.Globalization;

namespace NetDsl.Generator;

/// <summary>
/// Names layers by where they are made: kind and counter, under the helper method's instance that makes them. A helper
/// gets its number with its first layer, so helpers that only compute numbers leave no gaps.
/// </summary>
internal sealed class NameScope
{
    private readonly NameScope? parent;
    private readonly string helper;
    private readonly HashSet<string> taken;
    private readonly Dictionary<string, int> counters = new(StringComparer.Ordinal);
    private string? prefix;

    public NameScope() : this(null, "", new HashSet<string>(StringComparer.Ordinal)) => prefix = "";

    private NameScope(NameScope? parent, string helper, HashSet<string> taken)
    {
        this.parent = parent;
        this.helper = helper;
        this.taken = taken;
    }

    /// <summary>The scope of one call of a helper method.</summary>
    public NameScope Enter(string method) => new(this, method, taken);

    /// <summary>The scope of a layer method's own layers, <c>Encoder.dense1</c>: the same at every call.</summary>
    public static NameScope Of(string method) => new(null, "", new HashSet<string>(StringComparer.Ordinal)) { prefix = method + "." };

    /// <summary>The next free name of a kind: <c>dense1</c>, <c>Residual2.conv2d1</c>.</summary>
    public string Next(string kind)
    {
        string name;
        do
        {
            counters.TryGetValue(kind, out var count);
            counters[kind] = ++count;
            name = Prefix + char.ToLowerInvariant(kind[0]) + kind.Substring(1) + count.ToString(CultureInfo.InvariantCulture);
        }
        while (!taken.Add(name));
        return name;
    }

    /// <summary>Takes a name that the user chose; false where another layer has it.</summary>
    public bool Take(string name) => taken.Add(name);

    private string Prefix => prefix ??= parent!.NextHelper(helper) + ".";

    private string NextHelper(string method)
    {
        counters.TryGetValue("." + method, out var count);
        counters["." + method] = ++count;
        return Prefix + method + count.ToString(CultureInfo.InvariantCulture);
    }
}
