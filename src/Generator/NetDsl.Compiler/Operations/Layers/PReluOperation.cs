namespace NetDsl.Compiler;

/// <summary>ReLU with a trained slope below 0, of He et al. 2015.</summary>
public sealed class PReluOperation : Operation
{
    public override string Name => "PRelu";

    public override string Formula => "y = x where x > 0, else weight · x";

    public override string Backward => "dx = dy · (1 where x > 0, else weight), d weight = Σ dy · min(x, 0)";

    public override Domain Domain => new(-3, 3, 0);

    public override Value[] Apply(Call call)
    {
        var x = call.Tensor("x");
        var perChannel = call.Bool("perChannel");
        if (perChannel && x.Shape.Rank == 0)
            throw call.Fail("NDSL1017", "perChannel", $"'{call.LayerName}' asks for a slope for each channel, but {x.Gives()}, a single number");
        var slopes = perChannel ? x.Shape[0] : 1;
        var weight = call.Parameter("weight", new Shape(slopes), "Constant", slopes, slopes, call.Number("initial"));
        var aligned = perChannel ? Shape.Scalar.Append(slopes) : Shape.Scalar;
        for (var axis = 1; perChannel && axis < x.Shape.Rank; axis++) aligned = aligned.Append(1);
        Expression z = Expression.Operand(0), slope = Expression.Operand(1);
        return new[] { call.Graph.Elementwise(Scalar.Select.Of(Scalar.Greater.Of(z, 0), z, slope * z), x, weight.Reshape(aligned)) };
    }
}
