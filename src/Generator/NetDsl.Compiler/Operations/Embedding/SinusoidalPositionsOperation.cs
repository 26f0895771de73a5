namespace NetDsl.Compiler;

/// <summary>The fixed position codes of Vaswani et al. 2017.</summary>
public sealed class SinusoidalPositionsOperation : Operation
{
    public override string Name => "SinusoidalPositions";

    public override string Formula => "y[p, 2i] = sin(p / base^(2i/width)), y[p, 2i + 1] = cos of the same";

    public override string ShapeRule => "[length, width]";

    public override string Backward => "none";

    public override Value[] Apply(Call call) => new[] { call.Graph.Add(new SinusoidPrimitive(call.Size(this, "length"), call.Size(this, "width"), call.Positive(this, "base"))) };
}
