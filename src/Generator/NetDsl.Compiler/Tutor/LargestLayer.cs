using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>A dense layer on flattened images that holds most of the network.</summary>
public sealed class LargestLayer : TutorRule
{
    private const long Many = 1_000_000;

    /// <summary>Fewer channels are a picture rather than features: their means would say little.</summary>
    private const int Features = 16;

    public override string Id => "NDSL3007";

    public override IEnumerable<Finding> Check(TutorContext network)
    {
        var total = network.Graph.Parameters.Sum(parameter => parameter.Shape.Count);
        for (var i = 0; i < network.Calls.Count; i++)
        {
            var call = network.Calls[i];
            if (call.Operation != "Dense" || network.Maker(call.Operands().First()) is not { Operation: "Flatten" or "Reshape" } flatten) continue;
            var images = flatten.Operands().First();
            if (images.Shape.Rank != 3 || images.Shape[0] < Features || images.Shape[1] * images.Shape[2] == 1 || network.MakerOf(images) < 0) continue;
            var own = network.Parameters(call).Sum(parameter => parameter.Shape.Count);
            if (own < Many || own * 2 < total) continue;
            long units = call.Results[0].Shape.Dimensions.Last(), pooled = (images.Shape[0] * units) + (call.Argument("bias", true) ? units : 0);
            yield return new Finding(Id, i, "", $"'{call.Layer}' holds {own:N0} of {total:N0} parameters ({100.0 * own / total:0} %); the mean over each channel (global average pooling) first makes it {pooled:N0}");
        }
    }
}
