namespace NetDsl.Compiler;

/// <summary>Scores with their class axis last, and which of them the labels pick.</summary>
internal sealed class ClassTarget
{
    private ClassTarget(Value scores, Value oneHot, Value? classWeights, Value? counts)
    {
        Scores = scores;
        OneHot = oneHot;
        ClassWeights = classWeights;
        Counts = counts;
    }

    /// <summary>[.., classes].</summary>
    public Value Scores { get; }

    /// <summary>1 at the label, [.., classes].</summary>
    public Value OneHot { get; }

    /// <summary>[classes], or null for all 1.</summary>
    public Value? ClassWeights { get; }

    /// <summary>0 for a label that is ignored, else 1, [..]; null where every label counts.</summary>
    public Value? Counts { get; }

    public int Classes => Scores.Shape[Scores.Shape.Rank - 1];

    /// <summary>How much each label weighs in the mean over the batch; null where all weigh 1.</summary>
    public Value? LabelWeights
    {
        get
        {
            if (ClassWeights is not { } weights) return Counts;
            var picked = SumOverClasses(OneHot * weights);
            return Counts is { } counts ? picked * counts : picked;
        }
    }

    /// <summary>The call's labels against its scores, with all that a user can get wrong checked.</summary>
    public static ClassTarget Read(Operation operation, Call call, string scoresName)
    {
        var scores = ClassesLast(call, call.Tensor(scoresName));
        var labels = call.Tensor("labels");
        var classes = scores.Shape[scores.Shape.Rank - 1];
        if (labels.Element == ElementType.Float)
            throw call.Fail("NDSL1012", "labels", $"{operation.Name} takes a class index; this target is float {labels.Shape}: use SoftmaxCrossEntropyOneHot");
        if (labels.Shape != scores.Shape.Without(scores.Shape.Rank - 1))
            throw call.Fail("NDSL1011", "labels", $"{operation.Name} of {call.Tensor(scoresName).Shape} takes labels {scores.Shape.Without(scores.Shape.Rank - 1)}, one for each {classes} scores, but these are {labels.Shape}", (Hints.Value, Hints.Dimensions(scores.Shape.Without(scores.Shape.Rank - 1))));
        int? ignored = call.Has("ignoreIndex") ? call.Int("ignoreIndex") : null;
        call.Graph.RequireRange(labels, classes, ignored);
        return new ClassTarget(scores, labels.OneHot(classes), Weights(operation, call, classes), ignored is { } index
            ? labels.Map(label => Scalar.Select.Of(Scalar.Equal.Of(label, index), 0, 1))
            : null);
    }

    /// <summary>The scores with the axis of the classes moved to the end.</summary>
    public static Value ClassesLast(Call call, Value scores) =>
        call.Has("axis") ? scores.MoveToEnd(call.Axis("axis", scores)) : scores.MoveToEnd(call.AxisOf("prediction", -1, scores));

    /// <summary>Σ over the classes, [..] of [.., classes].</summary>
    public static Value SumOverClasses(Value x) => x.SumOver(x.Shape.Rank - 1).Reshape(x.Shape.Without(x.Shape.Rank - 1));

    private static Value? Weights(Operation operation, Call call, int classes)
    {
        if (!call.Has("classWeights")) return null;
        var weights = call.Numbers("classWeights");
        if (weights.Length != classes)
            throw call.Fail("NDSL1021", "classWeights", $"{operation.Name} has {weights.Length} class weights for {classes} classes");
        return call.Graph.Constant(new Shape(classes), weights);
    }
}
