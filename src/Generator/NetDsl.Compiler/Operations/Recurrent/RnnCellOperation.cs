namespace NetDsl.Compiler;

/// <summary>One step of <see cref="RnnOperation"/>.</summary>
public sealed class RnnCellOperation : CellOperation
{
    public override string Name => "RnnCell";

    public override string Formula => "h' = tanh(Wᵢ · x + bᵢ + Wₕ · h + bₕ), or max(.., 0)";

    protected override int Gates => 1;

    public override Value[] Apply(Call call)
    {
        var (inputs, states) = Products(call);
        var relu = call.Bool("relu");
        return new[] { (inputs + states).Map(e => relu ? Scalar.Relu.Of(e) : Scalar.Tanh.Of(e)) };
    }
}
