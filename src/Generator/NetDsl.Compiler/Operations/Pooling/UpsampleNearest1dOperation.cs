namespace NetDsl.Compiler;

/// <summary>Every element of a sequence repeated.</summary>
public sealed class UpsampleNearest1dOperation : UpsampleNearestOperation
{
    public override string Name => "UpsampleNearest1d";

    public override string ShapeRule => "[channels, scale · length]";

    protected override int Axes => 1;
}
