namespace NetDsl.Compiler;

/// <summary>A transposed convolution of sequences.</summary>
public sealed class ConvTranspose1dOperation : Operation
{
    public override string Name => "ConvTranspose1d";

    public override string Formula => "y = x ∗ᵀ w + b";

    public override string ShapeRule => "[channels, (length − 1) · stride − 2 · padding + dilation · (kernel − 1) + outputPadding + 1]";

    public override string Backward => "dx = dy ∗ w, dw = Σ dy · x, db = Σ dy";

    public override Value[] Apply(Call call) => new[] { ConvolutionCall.Transposed(this, call, image: false) };
}
