namespace NetDsl.Compiler;

/// <summary>Long short-term memory of Hochreiter and Schmidhuber 1997.</summary>
public sealed class LstmOperation : RecurrentOperation
{
    public override string Name => "Lstm";

    public override string Formula => "i, f, o = σ(..), g = tanh(..) of Wᵢ · xₜ + bᵢ + Wₕ · hₜ₋₁ + bₕ; cₜ = f · cₜ₋₁ + i · g; hₜ = o · tanh cₜ";

    protected override RecurrentCell CellOf(Call call) => RecurrentCell.Lstm;
}
