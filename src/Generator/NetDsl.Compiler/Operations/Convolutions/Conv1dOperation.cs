namespace NetDsl.Compiler;

/// <summary>A convolution of sequences, causal where asked.</summary>
public sealed class Conv1dOperation : Operation
{
    public override string Name => "Conv1d";

    public override string Formula => "y = x ∗ w + b";

    public override string ShapeRule => "[channels, length'] of [inputs, length]";

    public override string Backward => "dx = dy ∗ᵀ w, dw = Σ x · dy, db = Σ dy";

    public override Value[] Apply(Call call) => new[] { ConvolutionCall.Convolution(this, call, image: false) };
}
