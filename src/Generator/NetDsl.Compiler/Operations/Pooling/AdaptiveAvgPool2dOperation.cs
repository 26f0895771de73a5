namespace NetDsl.Compiler;

/// <summary>Means of as many windows as asked for of an image.</summary>
public sealed class AdaptiveAvgPool2dOperation : AdaptiveAvgPoolOperation
{
    public override string Name => "AdaptiveAvgPool2d";

    public override string ShapeRule => "[channels, out height, out width]";

    protected override int Axes => 2;
}
