namespace NetDsl.Compiler;

/// <summary>Instance normalisation of Ulyanov et al. 2016.</summary>
public sealed class InstanceNormOperation : Operation
{
    public override string Name => "InstanceNorm";

    public override string Formula => "y = (x − mean) / √(variance + ε) · weight + bias, mean and variance of each channel of a sample over its positions";

    public override string Backward => "dx = (g − mean(g) − x̂ · mean(g · x̂)) / √(variance + ε) with g = dy · weight, means over the positions";

    public override Value[] Apply(Call call)
    {
        var norm = new ChannelNorm(this, call, call.Bool("affine"));
        if (norm.Rows == 1)
            throw call.Fail("NDSL1008", "x", $"'{call.LayerName}' normalises over the positions of each channel, but {call.Tensor("x").Gives()}, one value for each: use LayerNorm or BatchNorm");
        var running = call.Bool("trackRunningStats") ? norm.Track(this) : null;
        if (running is not null && !call.Training) return norm.Normalize(NormStatistics.Given, running.Mean, running.Variance, norm.Channels);

        var (mean, variance) = SampleNorm.Statistics(norm, call, norm.Channels);
        if (running is null) return norm.Normalize(NormStatistics.Sample, mean, variance, norm.Channels);
        running.Update(mean.BatchMean(), variance.BatchMean(), norm.Rows / (norm.Rows - 1.0));
        return norm.Normalize(NormStatistics.Sample, running.Choose(running.Mean, mean), running.Choose(running.Variance, variance), norm.Channels, running.Held);
    }
}
