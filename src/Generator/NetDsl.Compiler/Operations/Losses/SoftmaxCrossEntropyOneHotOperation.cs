namespace NetDsl.Compiler;

/// <summary>Cross-entropy of a softmax with probabilities as target.</summary>
public sealed class SoftmaxCrossEntropyOneHotOperation : LossOperation
{
    public override string Name => "SoftmaxCrossEntropyOneHot";

    public override string Formula => "log Σ eᶻ · Σ t − Σ t · z";

    public override string Backward => "softmax(z) · Σ t − t";

    public override string Prediction => "logits";

    public override PortModel Target(Shape prediction) => new("target", prediction, ElementType.Float);

    public override Value[] Apply(Call call)
    {
        Value logits = call.Tensor(Prediction), given = call.Tensor("target");
        if (logits.Shape != given.Shape)
            throw call.OtherTarget(this, logits, given);
        Value scores = ClassTarget.ClassesLast(call, logits), target = ClassTarget.ClassesLast(call, given);
        var classes = scores.Shape[scores.Shape.Rank - 1];
        var smoothing = call.Share(this, "labelSmoothing");
        if (smoothing > 0) target = target.Map(t => ((1 - smoothing) * t) + (smoothing / classes));
        var z = scores.WithoutLargest(scores.Shape.Rank - 1);
        var logSum = z.LogSumExp(z.Shape.Rank - 1).Reshape(z.Shape.Without(z.Shape.Rank - 1));
        return new[] { ((logSum * ClassTarget.SumOverClasses(target)) - ClassTarget.SumOverClasses(target * z)).Reduce(call) };
    }
}
