namespace NetDsl.Compiler;

/// <summary>The largest of each window of an image.</summary>
public sealed class MaxPool2dOperation : MaxPoolOperation
{
    public override string Name => "MaxPool2d";

    public override string ShapeRule => "[channels, out height, out width]";

    protected override int Axes => 2;
}
