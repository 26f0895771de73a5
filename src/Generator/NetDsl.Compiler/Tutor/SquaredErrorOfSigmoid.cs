using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Squared error of a sigmoid against classes: where it is most wrong it learns least.</summary>
public sealed class SquaredErrorOfSigmoid : TutorRule
{
    public override string Id => "NDSL3005";

    public override IEnumerable<Finding> Check(TutorContext network)
    {
        foreach (var (index, call, prediction) in network.Losses())
        {
            // Only integers are surely classes: a float between 0 and 1 may be a brightness.
            if (call.Operation != "MeanSquaredError" || network.Source(prediction)?.Operation != "Sigmoid") continue;
            if (!call.Arguments.TryGetValue("target", out var given) || given is not Value target || network.Source(target)?.Operation is not ("OneHot" or "Cast")) continue;
            const double P = 0.01, Y = 1;
            var squared = 2 * (Y - P) * P * (1 - P);
            yield return new Finding(Id, index, "", $"sigmoid with squared error for classes: at p = {P}, y = {Y} the slope is {squared:0.0000} where cross-entropy's is {Y - P:0.00}. Use BinaryCrossEntropyWithLogits, without the Sigmoid");
        }
    }
}
