namespace NetDsl.Compiler;

/// <summary>The gated recurrent unit of Cho et al. 2014.</summary>
public sealed class GruOperation : RecurrentOperation
{
    public override string Name => "Gru";

    public override string Formula => "r, z = σ(..) of Wᵢ · xₜ + bᵢ + Wₕ · hₜ₋₁ + bₕ; n = tanh(Wᵢ · xₜ + bᵢ + r · (Wₕ · hₜ₋₁ + bₕ)); hₜ = (1 − z) · n + z · hₜ₋₁";

    protected override RecurrentCell CellOf(Call call) => RecurrentCell.Gru;
}
