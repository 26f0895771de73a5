using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>A convolution after so many poolings that one pixel is left: all of its kernel but one element meets padding.</summary>
public sealed class OnePixel : TutorRule
{
    public override string Id => "NDSL3014";

    public override IEnumerable<Finding> Check(TutorContext network)
    {
        for (var i = 0; i < network.Calls.Count; i++)
        {
            var call = network.Calls[i];
            if (call.Operation != "Conv2d" || call.Operands().First() is not { Shape: { Rank: 3 } shape } x || shape[1] * shape[2] != 1) continue;
            var kernel = call.Argument("kernel", 1);
            var poolings = Poolings(network, x).ToList();
            if (kernel <= 1 || poolings.Count == 0) continue;
            var before = poolings[poolings.Count - 1].Operands().First().Shape;
            if (before[1] * before[2] == 1) continue;
            var last = poolings[0].Results[0].Node.Name is { Length: > 0 } name ? name : poolings[0].Operation;
            yield return new Finding(Id, i, "", poolings.Count == 1
                ? (Message)$"a pooling brings {before[1]}×{before[2]} to 1×1 at '{last}': '{call.Layer}' sees one pixel"
                : $"{poolings.Count} poolings bring {before[1]}×{before[2]} to 1×1 at '{last}': '{call.Layer}' sees one pixel");
        }
    }

    /// <summary>The poolings on the way to a value, the last first.</summary>
    private static IEnumerable<CallRecord> Poolings(TutorContext network, Value value)
    {
        while (network.Maker(value) is { } maker && maker.Operands().Any())
        {
            value = maker.Operands().First();
            if (maker.Operation is "MaxPool2d" or "AvgPool2d" or "AdaptiveAvgPool2d" or "AdaptiveMaxPool2d") yield return maker;
        }
    }
}
