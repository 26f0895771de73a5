namespace NetDsl.Compiler;

/// <summary>The largest of each channel of an image.</summary>
public sealed class GlobalMaxPool2dOperation : GlobalPoolOperation
{
    public override string Name => "GlobalMaxPool2d";

    public override string Formula => "y = the largest of each channel";

    public override string Backward => "dy to the elements that attain it, shared evenly";

    protected override int Axes => 2;

    protected override Value Reduce(Value x, int[] axes) => x.Reduce(ReduceKind.Max, axes);
}
