using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>A hidden layer whose weights all start at one number. The last layer may: its units differ by their targets.</summary>
public sealed class ConstantWeights : TutorRule
{
    public override string Id => "NDSL3012";

    public override IEnumerable<Finding> Check(TutorContext network)
    {
        foreach (var line in Links.Lines(network, (dense, _) => Start(dense, "init", "gain") is not null))
            foreach (var link in line)
            {
                var (dense, units) = (network.Calls[link.Dense], Links.Sizes(network.Calls[link.Dense]).Units);
                if (units < 2 || Links.After(network, network.Calls[link.Activation]) is not (>= 0 and var after) || !Links.IsProduct(network.Calls[after].Operation)) continue;
                var start = Start(dense, "init", "gain")!.Value;
                // Units stay identical where nothing tells them apart: neither their biases nor the weights that read them.
                var alike = (!dense.Argument("bias", true) || Start(dense, "biasInit", "biasGain") is not null) && Start(network.Calls[after], "init", "gain") is not null;
                yield return new Finding(Id, link.Dense, "init", alike
                    ? (Message)$"all weights of '{dense.Layer}' start at {UserFunction.Number(start)}: its {units:N0} units stay identical"
                    : start == 0
                        ? (Message)$"all weights of '{dense.Layer}' start at {UserFunction.Number(start)}: its {units:N0} units start without their inputs, and no gradient passes to what is before them"
                        : $"all weights of '{dense.Layer}' start at {UserFunction.Number(start)}: its {units:N0} units start as one and the same sum of their inputs");
            }
    }

    /// <summary>The one number at which weights start, or null.</summary>
    private static double? Start(CallRecord dense, string init, string gain) => dense.Argument(init, "") switch
    {
        "Zeros" => 0,
        "Ones" => 1,
        "Constant" => Convert.ToDouble(dense.Argument<object>(gain, 1.0), CultureInfo.InvariantCulture),
        _ => null,
    };
}
