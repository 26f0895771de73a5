namespace NetDsl.Compiler;

/// <summary>Group normalisation of Wu and He 2018.</summary>
public sealed class GroupNormOperation : Operation
{
    public override string Name => "GroupNorm";

    public override string Formula => "y = (x − mean) / √(variance + ε) · weight + bias, mean and variance of each group of channels of a sample, over all positions";

    public override string Backward => "dx = (g − mean(g) − x̂ · mean(g · x̂)) / √(variance + ε) with g = dy · weight, means over the group";

    public override Value[] Apply(Call call)
    {
        var groups = call.Size(this, "groups");
        var x = call.Tensor("x");
        if (x.Shape.Rank > 0 && x.Shape[0] % groups != 0)
            throw call.Fail("NDSL1019", "groups", $"'{call.LayerName}' has {groups} groups, which do not divide {x.Shape[0]:N0} channels");
        var norm = new ChannelNorm(this, call, call.Bool("affine"));
        if (norm.Rows > 1)
        {
            var (mean, variance) = SampleNorm.Statistics(norm, call, groups);
            return norm.Normalize(NormStatistics.Sample, mean, variance, groups);
        }

        // Without positions a group is a row.
        var rows = norm.X.Reshape(new Shape(groups, norm.Channels / groups));
        return new[] { norm.Apply(call.Graph.Add(new RowNormPrimitive(new RowNorm(call.Number("epsilon"), Centered: true)), rows).Reshape(norm.X.Shape)).Reshape(x.Shape) };
    }
}
