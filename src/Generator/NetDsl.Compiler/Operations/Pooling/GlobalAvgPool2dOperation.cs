namespace NetDsl.Compiler;

/// <summary>The mean of each channel of an image.</summary>
public sealed class GlobalAvgPool2dOperation : GlobalPoolOperation
{
    public override string Name => "GlobalAvgPool2d";

    public override string Formula => "y = the mean of each channel";

    public override string Backward => "dy / (height · width), repeated";

    protected override int Axes => 2;

    protected override Value Reduce(Value x, int[] axes) => x.MeanOver(axes);
}
