namespace NetDsl.Compiler;

/// <summary>Cross-entropy of a softmax with class indices.</summary>
public sealed class SoftmaxCrossEntropyOperation : ClassLossOperation
{
    public override string Name => "SoftmaxCrossEntropy";

    public override string Formula => "log Σ eᶻ − z[label]";

    public override string Backward => "softmax(z) − one-hot";

    public override string Prediction => "logits";

    public override Value[] Apply(Call call)
    {
        var target = ClassTarget.Read(this, call, Prediction);
        var smoothing = call.Share(this, "labelSmoothing");
        var z = target.Scores.WithoutLargest(target.Scores.Shape.Rank - 1);

        // −Σ q · log softmax(z) with q = (1 − e) · one-hot + e / classes, each class times its weight.
        var q = smoothing == 0 ? target.OneHot : target.OneHot.Map(hot => ((1 - smoothing) * hot) + (smoothing / target.Classes));
        if (target.ClassWeights is { } weights) q *= weights;
        var logSum = z.LogSumExp(z.Shape.Rank - 1).Reshape(z.Shape.Without(z.Shape.Rank - 1));
        if (target.ClassWeights is not null) logSum *= ClassTarget.SumOverClasses(q);
        var losses = logSum - ClassTarget.SumOverClasses(q * z);
        if (target.Counts is { } counts) losses *= counts;
        return new[] { losses.Reduce(call, target.LabelWeights) };
    }
}
