namespace NetDsl.Compiler;

/// <summary>How losses become one number: over the whole batch, as the run-time enumeration <c>Reduction</c> says.</summary>
internal static class BatchReduction
{
    /// <summary>Reduces as the call's <c>reduction</c> asks; the mean divides by the number of losses in the batch.</summary>
    public static Value Reduce(this Value losses, Call call)
    {
        var reduction = call.Text("reduction");
        if (reduction == "None") return losses;
        losses = losses.Named("losses");
        return reduction switch
        {
            "Sum" => losses.SumAll().BatchSum(),
            "BatchMean" => losses.SumAll().BatchMean(),
            "Mean" when losses.Batched => losses.SumAll().BatchSum().Map(sum => sum / (Expression.BatchSize * losses.Shape.Size)),
            "Mean" => losses.SumAll() / losses.Shape.Size,
            var other => throw new GraphException($"the reduction '{other}'"),
        };
    }

    /// <summary>The same for losses that count with a weight: the mean divides by the sum of the weights in the batch.</summary>
    public static Value Reduce(this Value losses, Call call, Value? weights) =>
        weights is { } counted && call.Text("reduction") == "Mean"
            ? losses.SumAll().BatchSum() / counted.SumAll().BatchSum()
            : losses.Reduce(call);
}
