namespace NetDsl.Compiler;

/// <summary>The largest of as many windows as asked for of an image.</summary>
public sealed class AdaptiveMaxPool2dOperation : AdaptiveMaxPoolOperation
{
    public override string Name => "AdaptiveMaxPool2d";

    public override string ShapeRule => "[channels, out height, out width]";

    protected override int Axes => 2;
}
