using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>A loss on probabilities that is given scores.</summary>
public sealed class LossWithoutActivation : TutorRule
{
    public override string Id => "NDSL3010";

    public override IEnumerable<Finding> Check(TutorContext network)
    {
        foreach (var (index, call, prediction) in network.Losses())
        {
            if (network.Source(prediction) is not { } last) continue;
            Message? text = (call.Operation, last.Operation) switch
            {
                ("BinaryCrossEntropy", "Dense") => (Message)$"BinaryCrossEntropy expects probabilities but the last layer '{last.Layer}' has no activation: use BinaryCrossEntropyWithLogits, or Sigmoid before it",
                ("BinaryCrossEntropy", "Tanh") => "BinaryCrossEntropy expects probabilities, 0 to 1, but Tanh gives −1 to 1: use Sigmoid",
                ("NegativeLogLikelihood", "Dense") => $"NegativeLogLikelihood expects log-probabilities but the last layer '{last.Layer}' has no activation: use SoftmaxCrossEntropy, or LogSoftmax before it",
                ("NegativeLogLikelihood", "Softmax") => "NegativeLogLikelihood expects log-probabilities but Softmax gives probabilities: use LogSoftmax, or SoftmaxCrossEntropy without it",
                ("KlDivergence", "Dense") => $"KlDivergence expects log-probabilities but the last layer '{last.Layer}' has no activation: use LogSoftmax before it",
                ("KlDivergence", "Softmax") => "KlDivergence expects log-probabilities but Softmax gives probabilities: use LogSoftmax",
                _ => null,
            };
            if (text is not null) yield return new Finding(Id, index, "", text, Hints: Hints.Of((Hints.Operation, last.Operation)));
        }
    }
}
