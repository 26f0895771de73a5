using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>A softmax with nothing to choose between.</summary>
public sealed class SoftmaxOverOne : TutorRule
{
    public override string Id => "NDSL3009";

    public override IEnumerable<Finding> Check(TutorContext network)
    {
        for (var i = 0; i < network.Calls.Count; i++)
        {
            var call = network.Calls[i];
            if (call.Operation is not ("Softmax" or "LogSoftmax" or "SoftmaxCrossEntropy" or "SoftmaxCrossEntropyOneHot")) continue;
            var scores = call.Operands().FirstOrDefault();
            if (scores.Graph is null) continue;
            var axis = call.Argument("axis", -1);
            if (scores.Shape[axis < 0 ? axis + scores.Shape.Rank : axis] != 1 || network.Source(scores)?.Operation is "Softmax" or "LogSoftmax") continue;
            var loss = OperationRegistry.Find(call.Operation) is LossOperation;
            yield return new Finding(Id, i, "", loss
                ? (Message)$"Softmax over one value is always 1: the loss is constant. For yes or no use BinaryCrossEntropyWithLogits"
                : $"{call.Operation} over one value is always {(call.Operation == "Softmax" ? 1 : 0)}: nothing is learned through it. Use {(call.Operation == "Softmax" ? "Sigmoid" : "LogSigmoid")}");
        }
    }
}
