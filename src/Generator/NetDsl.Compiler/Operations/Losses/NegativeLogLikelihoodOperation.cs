namespace NetDsl.Compiler;

/// <summary>The log-probability of the right class, negated.</summary>
public sealed class NegativeLogLikelihoodOperation : ClassLossOperation
{
    public override string Name => "NegativeLogLikelihood";

    public override string Formula => "−p[label]";

    public override string Backward => "−one-hot";

    public override string Prediction => "logPrediction";

    public override Value[] Apply(Call call)
    {
        var target = ClassTarget.Read(this, call, Prediction);
        var losses = -ClassTarget.SumOverClasses(target.OneHot * target.Scores);
        if (target.LabelWeights is { } weights) losses *= weights;
        return new[] { losses.Reduce(call, target.LabelWeights) };
    }
}
