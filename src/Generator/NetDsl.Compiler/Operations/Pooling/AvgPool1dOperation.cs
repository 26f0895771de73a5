namespace NetDsl.Compiler;

/// <summary>The mean of each window of a sequence.</summary>
public sealed class AvgPool1dOperation : AvgPoolOperation
{
    public override string Name => "AvgPool1d";

    public override string ShapeRule => "[channels, out length]";

    protected override int Axes => 1;
}
