namespace NetDsl.Compiler;

/// <summary>One step of <see cref="LstmOperation"/>.</summary>
public sealed class LstmCellOperation : CellOperation
{
    public override string Name => "LstmCell";

    public override string Formula => "i, f, o = σ(..), g = tanh(..) of Wᵢ · x + bᵢ + Wₕ · h + bₕ; c' = f · c + i · g; h' = o · tanh c'";

    protected override int Gates => 4;

    public override Value[] Apply(Call call)
    {
        var (inputs, states) = Products(call);
        var sum = inputs + states;
        var c = Vector(call, "c", call.Tensor("h").Shape[0]);
        Value Sigmoid(int gate) => Gate(sum, gate, c).Map(e => Scalar.Sigmoid.Of(e));
        var cell = (Sigmoid(1) * c) + (Sigmoid(0) * Gate(sum, 2, c).Map(e => Scalar.Tanh.Of(e)));
        return new[] { Sigmoid(3) * cell.Map(e => Scalar.Tanh.Of(e)), cell };
    }
}
