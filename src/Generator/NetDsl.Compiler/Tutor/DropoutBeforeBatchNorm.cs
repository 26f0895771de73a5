using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Dropout right before a batch norm: it changes the variance in training, and the running one is used where nothing is dropped (Li et al. 2018).</summary>
public sealed class DropoutBeforeBatchNorm : TutorRule
{
    public override string Id => "NDSL3013";

    public override IEnumerable<Finding> Check(TutorContext network)
    {
        foreach (var norm in network.Calls)
        {
            if (norm.Operation != "BatchNorm") continue;
            var x = norm.Operands().FirstOrDefault();
            if (x.Graph is null || network.MakerOf(x) is not (>= 0 and var at) || network.Calls[at] is not { Operation: "Dropout" or "AlphaDropout" } dropout) continue;
            if (Convert.ToDouble(dropout.Arguments["rate"], CultureInfo.InvariantCulture) > 0)
                yield return new Finding(Id, at, "", $"{dropout.Operation} before batch norm '{norm.Layer}': the variance that it learns in training is not that of prediction. Swap them");
        }
    }
}
