namespace NetDsl.Compiler;

/// <summary>A convolution of images: strided, padded, dilated, grouped or depthwise.</summary>
public sealed class Conv2dOperation : Operation
{
    public override string Name => "Conv2d";

    public override string Formula => "y = x ∗ w + b";

    public override string ShapeRule => "[channels, height', width'] of [inputs, height, width]";

    public override string Backward => "dx = dy ∗ᵀ w, dw = Σ x · dy, db = Σ dy";

    public override Value[] Apply(Call call) => new[] { ConvolutionCall.Convolution(this, call, image: true) };
}
