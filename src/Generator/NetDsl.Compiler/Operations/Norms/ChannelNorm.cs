using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>What normalisations by channels share: the channels last, parameters and running values under PyTorch's names, and the last step.</summary>
internal sealed class ChannelNorm
{
    private static readonly Expression A = Expression.Operand(0), B = Expression.Operand(1), C = Expression.Operand(2);

    private readonly Call call;
    private readonly double epsilon;
    private readonly bool spatial;

    public ChannelNorm(Operation operation, Call call, bool affine)
    {
        this.call = call;
        epsilon = call.Positive(operation, "epsilon");
        var x = call.Tensor("x");
        if (x.Shape.Rank == 0)
            throw call.Fail("NDSL1004", "x", $"'{call.LayerName}' needs a vector but {x.Gives()}, a single number: reshape it to [1] first", (Hints.Insert, "Reshape"));
        spatial = x.Shape.Rank > 1;
        Channels = x.Shape[0];
        X = spatial ? x.ToChannelsLast() : x;
        Rows = X.Shape.Size / Channels;
        if (!affine) return;
        Weight = call.Parameter("weight", Vector, "Ones", Channels, Channels);
        Bias = call.Parameter("bias", Vector, "Zeros", Channels, Channels);
    }

    /// <summary>[C], or [spatial .., C].</summary>
    public Value X { get; }

    /// <summary>X without a gradient: what statistics are taken of.</summary>
    public Value Observed => call.Graph.Add(new StopGradientPrimitive(), X);

    public int Channels { get; }

    /// <summary>Values of a channel in one sample.</summary>
    public int Rows { get; }

    public Shape Vector => new(Channels);

    private Value? Weight { get; }

    private Value? Bias { get; }

    private GraphBuilder Graph => call.Graph;

    /// <summary>y = (x − mean) / √(variance + ε) · weight + bias, with the axes in the user's order.</summary>
    public Value[] Normalize(NormStatistics statistics, Value mean, Value variance, int groups, Value? held = null)
    {
        var inverse = Graph.Elementwise(1 / Scalar.Sqrt.Of(A + epsilon), variance).Named(call.LayerName + " inverse");
        if (!call.Training && statistics == NormStatistics.Given) return Restored(Scaled(mean, inverse));
        var scale = Scale(inverse);
        var operands = new List<Value> { X, mean, scale, inverse };
        if (Bias is { } bias) operands.AddRange(new[] { Weight!.Value, bias });
        if (held is { } one) operands.Add(one);
        return Restored(Graph.Add(new NormalizePrimitive(statistics, groups, Bias is not null, held is not null, call.LayerName), operands.ToArray()));
    }

    /// <summary>The layer's running mean and variance.</summary>
    public Running Track(Operation operation)
    {
        var momentum = call.Number("momentum");
        if (momentum is < 0 or > 1) throw call.Fail("NDSL1019", "momentum", $"{call.Title(operation)} has momentum {momentum}: it must be from 0 to 1");
        return new Running(call, Vector, momentum);
    }

    /// <summary>One product and one sum for an element: both factors are known before x is.</summary>
    private Value Scaled(Value mean, Value inverse)
    {
        var scale = Scale(inverse);
        var shift = Bias is { } bias ? Graph.Elementwise(C - A * B, mean, scale, bias) : Graph.Elementwise(-(A * B), mean, scale);
        shift = shift.Named(call.LayerName + " shift");
        return Graph.Elementwise(A * B + C, X, scale, shift);
    }

    private Value Scale(Value inverse) => Weight is { } weight ? (inverse * weight).Named(call.LayerName + " scale") : inverse;

    /// <summary>x · weight + bias for each channel, as far as there are any.</summary>
    public Value Apply(Value x) => Weight is { } weight && Bias is { } bias ? Graph.Elementwise(A * B + C, x, weight, bias) : x;

    private Value[] Restored(Value y) => new[] { spatial ? y.ToChannelsFirst() : y };
}
