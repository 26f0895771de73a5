using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Scores cut off at 0 right before they become probabilities.</summary>
public sealed class ReluBeforeSoftmax : TutorRule
{
    public override string Id => "NDSL3008";

    public override IEnumerable<Finding> Check(TutorContext network)
    {
        var told = new HashSet<int>();
        foreach (var call in network.Calls)
        {
            if (call.Operation is not ("Softmax" or "LogSoftmax" or "SoftmaxCrossEntropy" or "SoftmaxCrossEntropyOneHot")) continue;
            var scores = call.Operands().FirstOrDefault();
            if (scores.Graph is null || network.SourceOf(scores) is not (>= 0 and var at) || network.Calls[at].Operation != "Relu" || !told.Add(at)) continue;
            yield return new Finding(Id, at, "", $"ReLU right before {call.Operation}: a class whose logit is below 0 gets no gradient. Remove the ReLU");
        }
    }
}
