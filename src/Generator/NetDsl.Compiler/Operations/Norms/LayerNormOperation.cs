namespace NetDsl.Compiler;

/// <summary>Layer normalisation of Ba et al. 2016.</summary>
public sealed class LayerNormOperation : Operation
{
    public override string Name => "LayerNorm";

    public override string Formula => "y = (x − mean) / √(variance + ε) · weight + bias, mean and variance over the last axes";

    public override string Backward => "dx = (g − mean(g) − x̂ · mean(g · x̂)) / √(variance + ε) with g = dy · weight, d weight = Σ dy · x̂, d bias = Σ dy";

    public override Value[] Apply(Call call)
    {
        var affine = call.Bool("affine");
        return new[] { call.NormalizeLast(this, call.Int("axes"), centered: true, affine, affine && call.Bool("bias")) };
    }
}
