using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Biases that a batch norm takes off again with the mean.</summary>
public sealed class CancelledBias : TutorRule
{
    public override string Id => "NDSL3003";

    public override IEnumerable<Finding> Check(TutorContext network)
    {
        foreach (var norm in network.Calls)
        {
            if (norm.Operation != "BatchNorm" || norm.Argument("frozen", false)) continue;
            var x = norm.Operands().FirstOrDefault();
            if (x.Graph is null || network.OnlyReader(x) < 0 || network.MakerOf(x) is not (>= 0 and var at)) continue;
            var layer = network.Calls[at];
            // A dense layer over a sequence has a bias for each feature, and the channels are the steps.
            if (!(layer.Operation == "Dense" && x.Shape.Rank == 1) && layer.Operation is not ("Conv1d" or "Conv2d" or "ConvTranspose1d" or "ConvTranspose2d")) continue;
            if (!layer.Argument("bias", true) || network.Calls.Count(other => other.Layer == layer.Layer) > 1) continue;
            yield return new Finding(Id, at, "bias", $"the {x.Shape[0]:N0} biases of '{layer.Layer}' are cancelled by batch norm '{norm.Layer}', which takes the mean off and adds a bias of its own: leave them out");
        }
    }
}
