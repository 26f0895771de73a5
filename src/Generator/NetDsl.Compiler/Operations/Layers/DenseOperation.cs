namespace NetDsl.Compiler;

/// <summary>The fully connected layer.</summary>
public sealed class DenseOperation : Operation
{
    public override string Name => "Dense";

    public override string Formula => "y = x · Wᵀ + b";

    public override string ShapeRule => "[units] of [inputs], [length, units] of [length, inputs]";

    public override string Backward => "dx = dy · W, dW = Σ dyᵀ · x, db = Σ dy";

    public override Value[] Apply(Call call)
    {
        var x = call.Features("x");
        int inputs = x.Shape[x.Shape.Rank - 1], units = call.Size(this, "units");
        var outputsFirst = call.Text("layout") == "OutputsFirst";
        if (call.Graph.FindParameter(call.LayerName + ".weight") is { Shape: { Rank: 2 } shape } && shape[outputsFirst ? 1 : 0] is var known && known != inputs)
            throw call.Fail("NDSL1001", "x", x.Shape.Rank == 1
                ? (Message)$"'{call.LayerName}' takes {known:N0} values, as where it is first used, but {x.GivesValues(inputs)}"
                : $"'{call.LayerName}' takes {known:N0} values, as where it is first used, but {x.GivesValues(inputs)} in each row of {x.Shape}");
        var weight = call.Parameter("weight", outputsFirst ? new Shape(units, inputs) : new Shape(inputs, units), call.InitOr("FanInUniform"), inputs, units, call.Number("gain"));
        var y = x.Linear(weight, outputsFirst);
        if (call.Bool("bias"))
            y += call.Parameter("bias", new Shape(units), call.InitOr("FanInUniform", "biasInit"), inputs, units, call.Number("biasGain"));
        return new[] { y };
    }
}
