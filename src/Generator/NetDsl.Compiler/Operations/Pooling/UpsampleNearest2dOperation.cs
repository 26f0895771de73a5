namespace NetDsl.Compiler;

/// <summary>Every element of an image repeated.</summary>
public sealed class UpsampleNearest2dOperation : UpsampleNearestOperation
{
    public override string Name => "UpsampleNearest2d";

    public override string ShapeRule => "[channels, scale · height, scale · width]";

    protected override int Axes => 2;
}
