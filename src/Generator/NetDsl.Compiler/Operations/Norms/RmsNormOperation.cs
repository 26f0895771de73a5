namespace NetDsl.Compiler;

/// <summary>Root mean square normalisation of Zhang and Sennrich 2019.</summary>
public sealed class RmsNormOperation : Operation
{
    public override string Name => "RmsNorm";

    public override string Formula => "y = x / √(mean(x²) + ε) · weight over the last axis";

    public override string Backward => "dx = (g − x̂ · mean(g · x̂)) / √(mean(x²) + ε) with g = dy · weight, d weight = Σ dy · x̂";

    public override Value[] Apply(Call call) => new[] { call.NormalizeLast(this, 1, centered: false, call.Bool("affine"), bias: false) };
}
