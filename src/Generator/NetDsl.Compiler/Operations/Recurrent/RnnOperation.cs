namespace NetDsl.Compiler;

/// <summary>The simple recurrent layer of Elman 1990.</summary>
public sealed class RnnOperation : RecurrentOperation
{
    public override string Name => "Rnn";

    public override string Formula => "hₜ = tanh(Wᵢ · xₜ + bᵢ + Wₕ · hₜ₋₁ + bₕ), or max(.., 0)";

    protected override RecurrentCell CellOf(Call call) => call.Bool("relu") ? RecurrentCell.Relu : RecurrentCell.Tanh;
}
