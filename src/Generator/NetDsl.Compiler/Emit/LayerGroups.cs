using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>
/// Which calls belong together: a helper method that runs several times is one layer each time, <c>Residual3</c>; one that
/// runs once is the layers in it.
/// </summary>
internal sealed class LayerGroups
{
    private readonly Dictionary<string, HashSet<string>> instances = new();

    public LayerGroups(IEnumerable<string> layers)
    {
        foreach (var layer in layers)
            foreach (var prefix in Prefixes(layer))
            {
                var helper = Helper(prefix);
                if (!instances.TryGetValue(helper, out var known)) instances.Add(helper, known = new HashSet<string>());
                known.Add(prefix);
            }
    }

    /// <summary>The layer's own name, or that of the outermost helper around it which runs several times.</summary>
    public string Of(string layer) => Prefixes(layer).FirstOrDefault(prefix => instances[Helper(prefix)].Count > 1) ?? layer;

    private static IEnumerable<string> Prefixes(string layer)
    {
        for (var dot = layer.IndexOf('.'); dot > 0; dot = layer.IndexOf('.', dot + 1)) yield return layer.Substring(0, dot);
    }

    private static string Helper(string prefix) => prefix.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
}
