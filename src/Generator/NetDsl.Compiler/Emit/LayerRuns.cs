using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Makes one row of equal layers that follow each other, so that a deep network's table stays short.</summary>
internal static class LayerRuns
{
    private const int Shortest = 3;

    public static EquatableArray<LayerModel> Join(IEnumerable<LayerModel> models)
    {
        var layers = models.ToList();
        var readers = new int[layers.Count];
        foreach (var from in layers.SelectMany(layer => layer.From)) readers[from]++;
        var joined = new List<LayerModel>();
        var places = new int[layers.Count];
        for (var first = 0; first < layers.Count;)
        {
            var count = 1;
            while (first + count < layers.Count && GoesOn(layers, readers, first + count)) count++;
            if (count < Shortest) count = 1;
            for (var i = 0; i < count; i++) places[first + i] = joined.Count;
            var from = layers[first].From.Select(source => places[source]).Distinct().ToEquatableArray();
            joined.Add(count == 1 ? layers[first] with { From = from } : layers[first] with
            {
                Name = layers[first].Name + " … " + layers[first + count - 1].Name,
                Operations = string.Format(CultureInfo.InvariantCulture, "{0} × ({1})", count, layers[first].Operations),
                Parameters = count * layers[first].Parameters,
                MultiplyAdds = count * layers[first].MultiplyAdds,
                From = from,
            });
            first += count;
        }

        return joined.ToEquatableArray();
    }

    /// <summary>True for a layer equal to the one before, which feeds it alone and nobody else.</summary>
    private static bool GoesOn(List<LayerModel> layers, int[] readers, int at)
    {
        LayerModel before = layers[at - 1], layer = layers[at];
        return layer.Role == LayerRole.Layer && !layer.Shared && layer.From.Count == 1 && layer.From[0] == at - 1 && readers[at - 1] == 1
            && layer with { Name = before.Name, From = before.From } == before;
    }
}
