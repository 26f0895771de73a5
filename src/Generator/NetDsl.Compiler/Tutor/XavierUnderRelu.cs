using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>An initialisation made for tanh under many ReLUs, each of which takes half of the variance.</summary>
public sealed class XavierUnderRelu : TutorRule
{
    /// <summary>Less than this is left before it is told.</summary>
    private const double Little = 0.1;

    public override string Id => "NDSL3011";

    public override IEnumerable<Finding> Check(TutorContext network)
    {
        foreach (var line in Links.Lines(network, (dense, activation) => activation.Operation == "Relu" && IsXavier(dense)))
        {
            // Xavier's variance is 2 / (in + out): a layer keeps in / (in + out) of the variance where He's keeps all.
            var left = line.Aggregate(1.0, (product, link) => product * Kept(network, network.Calls[link.Dense]));
            if (left >= Little) continue;
            var even = line.All(link => Kept(network, network.Calls[link.Dense]) == 0.5);
            yield return new Finding(Id, line[0].Dense, "init", even
                ? (Message)$"Xavier initialisation under ReLU halves the variance at each layer: 2{Powers.Raised(-line.Count)} = {Powers.Short(left)} after {line.Count}. Use He"
                : $"Xavier initialisation under ReLU loses variance at each layer: {Powers.Short(left)} of it is left after {line.Count}. Use He");
        }
    }

    private static bool IsXavier(CallRecord dense) => dense.Argument("init", "").StartsWith("Xavier", StringComparison.Ordinal)
        && Convert.ToDouble(dense.Argument<object>("gain", 1.0), CultureInfo.InvariantCulture) == 1;

    private static double Kept(TutorContext network, CallRecord dense)
    {
        // Both fans of a convolution count each channel once for every tap.
        var (inputs, units) = Links.Sizes(dense);
        return (double)inputs / (inputs + units);
    }
}
