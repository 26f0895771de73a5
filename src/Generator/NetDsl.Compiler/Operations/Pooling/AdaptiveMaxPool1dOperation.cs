namespace NetDsl.Compiler;

/// <summary>The largest of as many windows as asked for of a sequence.</summary>
public sealed class AdaptiveMaxPool1dOperation : AdaptiveMaxPoolOperation
{
    public override string Name => "AdaptiveMaxPool1d";

    public override string ShapeRule => "[channels, out length]";

    protected override int Axes => 1;
}
