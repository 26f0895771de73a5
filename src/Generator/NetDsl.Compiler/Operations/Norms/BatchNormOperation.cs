namespace NetDsl.Compiler;

/// <summary>Batch normalisation of Ioffe and Szegedy 2015.</summary>
public sealed class BatchNormOperation : Operation
{
    public override string Name => "BatchNorm";

    public override string Formula => "training: y = (x − mean) / √(variance + ε) · weight + bias for each channel, over batch and positions; prediction: with the running mean and variance";

    public override string Backward => "dx = weight / √(variance + ε) · (dy − mean(dy) − x̂ · mean(dy · x̂)), d weight = Σ dy · x̂, d bias = Σ dy";

    public override Value[] Apply(Call call)
    {
        var norm = new ChannelNorm(this, call, call.Bool("affine"));
        bool track = call.Bool("trackRunningStats"), frozen = call.Bool("frozen");
        if (frozen && !track) throw call.Fail("NDSL1019", "frozen", $"'{call.LayerName}' is to use its running statistics, but trackRunningStats is false: it has none");
        var running = track ? norm.Track(this) : null;
        if (running is not null && (frozen || !call.Training)) return norm.Normalize(NormStatistics.Given, running.Mean, running.Variance, norm.Channels);

        var moments = norm.Rows == 1 ? norm.Observed.Reshape(norm.Vector) : call.Graph.Add(new RowMomentsPrimitive(), norm.Observed).Named(call.LayerName + " moments");
        if (!moments.Batched) moments = call.Graph.Add(new BatchBroadcastPrimitive(), moments);
        Value Moment(bool variance) => call.Graph.Add(new BatchMomentPrimitive(variance, norm.Rows, call.LayerName), moments).Named(call.LayerName + (variance ? " batch variance" : " batch mean"));
        Value mean = Moment(variance: false), variance = Moment(variance: true);
        if (running is null) return norm.Normalize(NormStatistics.Batch, mean, variance, norm.Channels);

        var count = Expression.BatchSize * norm.Rows;
        running.Update(mean, variance, count / (count - 1));
        return norm.Normalize(NormStatistics.Batch, running.Choose(running.Mean, mean).Named(call.LayerName + " mean"), running.Choose(running.Variance, variance).Named(call.LayerName + " variance"), norm.Channels, running.Held);
    }
}
