namespace NetDsl.Compiler;

/// <summary>The largest of each window of a sequence.</summary>
public sealed class MaxPool1dOperation : MaxPoolOperation
{
    public override string Name => "MaxPool1d";

    public override string ShapeRule => "[channels, out length]";

    protected override int Axes => 1;
}
