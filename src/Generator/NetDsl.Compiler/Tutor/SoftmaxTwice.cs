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
            yield return new Finding(Id, at, "", loss
                ? (Message)$"Softmax is applied twice, here and in {call.Operation}: with {classes:N0} classes the best class reaches {Math.Ceiling(best * 1000) / 1000:0.000} at most, so the loss stays above {Math.Floor(-Math.Log(best) * 1000) / 1000:0.000}"
                : $"Softmax is applied twice: with {classes:N0} classes the best class reaches {Math.Ceiling(best * 1000) / 1000:0.000} at most");
        }
    }

    private static int At(int axis, Value scores) => axis < 0 ? axis + scores.Shape.Rank : axis;

    private static int Classes(int axis, Value scores) => scores.Shape[At(axis, scores)];
}
