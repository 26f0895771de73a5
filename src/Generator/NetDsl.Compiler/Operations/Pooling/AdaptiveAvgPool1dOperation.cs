namespace NetDsl.Compiler;

/// <summary>Means of as many windows as asked for of a sequence.</summary>
public sealed class AdaptiveAvgPool1dOperation : AdaptiveAvgPoolOperation
{
    public override string Name => "AdaptiveAvgPool1d";

    public override string ShapeRule => "[channels, out length]";

    protected override int Axes => 1;
}
