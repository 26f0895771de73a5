namespace NetDsl.Compiler;

/// <summary>The mean of each window of an image.</summary>
public sealed class AvgPool2dOperation : AvgPoolOperation
{
    public override string Name => "AvgPool2d";

    public override string ShapeRule => "[channels, out height, out width]";

    protected override int Axes => 2;
}
