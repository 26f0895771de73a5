namespace NetDsl.Compiler;

/// <summary>Cross-entropy of σ(z), without overflow.</summary>
public sealed class BinaryCrossEntropyWithLogitsOperation : ElementwiseLossOperation
{
    public override string Name => "BinaryCrossEntropyWithLogits";

    public override string Formula => "(1 − t) · z + (1 + (w − 1) · t) · log(1 + e⁻ᶻ)";

    public override string Backward => "σ(z) − t; with weights (1 − t) − (1 + (w − 1) · t) · σ(−z)";

    public override string Prediction => "logits";

    public override Expression Define(Expression p, Expression t, Call call) =>
        ((1 - t) * p) + (Factor(t, call) * SoftplusOperation.Stable(-p));

    protected override Expression[] Slopes(Expression p, Expression t, Call call)
    {
        var byLogit = call.Has("posWeight")
            ? 1 - t - (Factor(t, call) * Scalar.Sigmoid.Of(-p))
            : Scalar.Sigmoid.Of(p) - t;
        var byTarget = call.Has("posWeight") ? ((Weight - 1) * SoftplusOperation.Stable(-p)) - p : -p;
        return call.Has("posWeight") ? new[] { byLogit, byTarget, 0 } : new[] { byLogit, byTarget };
    }

    protected override Value Build(Call call, ElementwisePrimitive primitive, Value prediction, Value target)
    {
        if (!call.Has("posWeight")) return call.Graph.Add(primitive, prediction, target);
        var weights = call.Numbers("posWeight");
        var last = prediction.Shape.Rank == 0 ? 1 : prediction.Shape[prediction.Shape.Rank - 1];
        if (weights.Length != 1 && weights.Length != last)
            throw call.Fail("NDSL1021", "posWeight", $"{Name} has {weights.Length} positive weights for {prediction.Shape}: give 1, or {last}");
        return call.Graph.Add(primitive, prediction, target, call.Graph.Constant(weights.Length == 1 ? Shape.Scalar : new Shape(last), weights));
    }

    private static Expression Factor(Expression t, Call call) => call.Has("posWeight") ? 1 + ((Weight - 1) * t) : 1;

    /// <summary>The third operand.</summary>
    private static Expression Weight => Expression.Operand(2);
}
