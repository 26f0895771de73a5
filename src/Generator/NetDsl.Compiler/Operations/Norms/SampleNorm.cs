namespace NetDsl.Compiler;

/// <summary>Mean and variance of groups of channels over the positions of one sample.</summary>
internal static class SampleNorm
{
    /// <summary>Both [C]: channels of one group have the same.</summary>
    public static (Value Mean, Value Variance) Statistics(ChannelNorm norm, Call call, int groups)
    {
        var moments = call.Graph.Add(new RowMomentsPrimitive(), norm.Observed);
        Value mean = moments.Part(0, 0, 1).Reshape(norm.Vector), squares = moments.Part(0, 1, 1).Reshape(norm.Vector);
        if (groups == norm.Channels) return (mean, squares / norm.Rows);

        var size = norm.Channels / groups;
        var grouped = new Shape(groups, size);
        var center = mean.Reshape(grouped).SumOver(1) / size;
        var within = call.Graph.Elementwise(
            Expression.Operand(0) + norm.Rows * (Expression.Operand(1) - Expression.Operand(2)) * (Expression.Operand(1) - Expression.Operand(2)),
            squares.Reshape(grouped), mean.Reshape(grouped), center);
        return (Spread(center), Spread(within.SumOver(1) / (norm.Rows * size)));

        Value Spread(Value value) => value.BroadcastTo(grouped).Reshape(norm.Vector);
    }
}
