using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>A softmax of a softmax, most often one in the network and one in its loss; and the same for sigmoids.</summary>
public sealed class SoftmaxTwice : TutorRule
{
    public override string Id => "NDSL3002";

    public override IEnumerable<Finding> Check(TutorContext network)
    {
        foreach (var call in network.Calls)
        {
            if (call.Operation is not ("Softmax" or "LogSoftmax" or "SoftmaxCrossEntropy" or "SoftmaxCrossEntropyOneHot" or "BinaryCrossEntropyWithLogits")) continue;
            var scores = call.Operands().FirstOrDefault();
            if (scores.Graph is null || network.MakerOf(scores) is not (>= 0 and var at)) continue;
            var (inner, axis) = (network.Calls[at], call.Argument("axis", -1));
            if (call.Operation == "BinaryCrossEntropyWithLogits")
            {
                if (inner.Operation == "Sigmoid")
                    yield return new Finding(Id, at, "", "Sigmoid is applied twice, here and in BinaryCrossEntropyWithLogits: the probability stays between 0.5 and 0.731, so the loss stays above 0.313");
                continue;
            }

            if (inner.Operation != "Softmax" || At(inner.Argument("axis", -1), scores) != At(axis, scores) || Classes(axis, scores) < 2) continue;
            var classes = Classes(axis, scores);
            // The inner one gives 1 to the best class and 0 to the others at most.
            var best = Math.E / (Math.E + classes - 1);
            var loss = call.Operation.StartsWith("SoftmaxCrossEntropy", StringComparison.Ordinal);
            yield return new Finding(Id, at, "", string.Concat(
                loss ? $"Softmax is applied twice, here and in {call.Operation}: " : "Softmax is applied twice: ",
                string.Format(CultureInfo.InvariantCulture, "with {0:N0} classes the best class reaches {1:0.000} at most", classes, Math.Ceiling(best * 1000) / 1000),
                loss ? string.Format(CultureInfo.InvariantCulture, ", so the loss stays above {0:0.000}", Math.Floor(-Math.Log(best) * 1000) / 1000) : ""));
        }
    }

    private static int At(int axis, Value scores) => axis < 0 ? axis + scores.Shape.Rank : axis;

    private static int Classes(int axis, Value scores) => scores.Shape[At(axis, scores)];
}
