namespace NetDsl.Compiler;

/// <summary>A transposed convolution of images.</summary>
public sealed class ConvTranspose2dOperation : Operation
{
    public override string Name => "ConvTranspose2d";

    public override string Formula => "y = x ∗ᵀ w + b";

    public override string ShapeRule => "[channels, height', width'], each (size − 1) · stride − 2 · padding + dilation · (kernel − 1) + outputPadding + 1";

    public override string Backward => "dx = dy ∗ w, dw = Σ dy · x, db = Σ dy";

    public override Value[] Apply(Call call) => new[] { ConvolutionCall.Transposed(this, call, image: true) };
}
