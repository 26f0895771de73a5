namespace NetDsl.Compiler;

/// <summary>One step of <see cref="GruOperation"/>.</summary>
public sealed class GruCellOperation : CellOperation
{
    public override string Name => "GruCell";

    public override string Formula => "r, z = σ(Wᵢ · x + bᵢ + Wₕ · h + bₕ), n = tanh(Wᵢ · x + bᵢ + r · (Wₕ · h + bₕ)); h' = (1 − z) · n + z · h";

    protected override int Gates => 3;

    public override Value[] Apply(Call call)
    {
        var (inputs, states) = Products(call);
        var h = Vector(call, "h");
        Value Sigmoid(int gate) => (Gate(inputs, gate, h) + Gate(states, gate, h)).Map(e => Scalar.Sigmoid.Of(e));
        var fresh = (Gate(inputs, 2, h) + (Sigmoid(0) * Gate(states, 2, h))).Map(e => Scalar.Tanh.Of(e));
        return new[] { fresh + (Sigmoid(1) * (h - fresh)) };
    }
}
