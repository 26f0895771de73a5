using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Biases that start so low that ReLU units may never wake.</summary>
public sealed class NegativeBias : TutorRule
{
    private const double Low = -0.1;

    public override string Id => "NDSL3019";

    public override IEnumerable<Finding> Check(TutorContext network)
    {
        foreach (var link in Links.Lines(network, (_, activation) => activation.Operation == "Relu").SelectMany(line => line))
        {
            var dense = network.Calls[link.Dense];
            if (dense.Argument("biasInit", "") != "Constant" || !dense.Argument("bias", true)) continue;
            var start = Convert.ToDouble(dense.Argument<object>("biasGain", 1.0), CultureInfo.InvariantCulture);
            if (start <= Low)
                yield return new Finding(Id, link.Dense, "biasGain", $"dead ReLU risk: the bias of '{dense.Layer}' is initialised to {UserFunction.Number(start)} before ReLU. Start it at 0");
        }
    }
}
