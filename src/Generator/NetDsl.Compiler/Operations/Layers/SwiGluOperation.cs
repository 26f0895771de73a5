namespace NetDsl.Compiler;

/// <summary>The gated feed-forward block of Shazeer 2020.</summary>
public sealed class SwiGluOperation : Operation
{
    public override string Name => "SwiGlu";

    public override string Formula => "y = down(silu(gate(x)) · up(x))";

    public override Value[] Apply(Call call)
    {
        var x = call.Features("x");
        int width = x.Shape[x.Shape.Rank - 1], hidden = call.Size(this, "hidden");
        Value gate = Project(call, "gate", x, hidden), up = Project(call, "up", x, hidden);
        Expression z = Expression.Operand(0), u = Expression.Operand(1);
        return new[] { Project(call, "down", call.Graph.Elementwise(z * Scalar.Sigmoid.Of(z) * u, gate, up), width) };
    }

    private static Value Project(Call call, string role, Value x, int units)
    {
        var inputs = x.Shape[x.Shape.Rank - 1];
        var y = x.Linear(call.Parameter(role + ".weight", new Shape(units, inputs), call.InitOr("FanInUniform"), inputs, units, call.Number("gain")));
        return call.Bool("bias") ? y + call.Parameter(role + ".bias", new Shape(units), "FanInUniform", inputs, units) : y;
    }
}
