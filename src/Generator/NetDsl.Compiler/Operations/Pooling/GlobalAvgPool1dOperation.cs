namespace NetDsl.Compiler;

/// <summary>The mean of each channel of a sequence.</summary>
public sealed class GlobalAvgPool1dOperation : GlobalPoolOperation
{
    public override string Name => "GlobalAvgPool1d";

    public override string Formula => "y = the mean of each channel";

    public override string Backward => "dy / length, repeated";

    protected override int Axes => 1;

    protected override Value Reduce(Value x, int[] axes) => x.MeanOver(axes);
}
