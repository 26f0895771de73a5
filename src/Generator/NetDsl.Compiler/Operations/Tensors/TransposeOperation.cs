using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Two axes exchanged.</summary>
public sealed class TransposeOperation : Operation
{
    public override string Name => "Transpose";

    public override string Formula => "y[.., j, .., i, ..] = x[.., i, .., j, ..]";

    public override string ShapeRule => "x with two dimensions exchanged";

    public override string Backward => "dy, moved back";

    public override Value[] Apply(Call call)
    {
        var x = call.Tensor("x");
        int first = call.Axis("first", x), second = call.Axis("second", x);
        var axes = Enumerable.Range(0, x.Shape.Rank).ToArray();
        (axes[first], axes[second]) = (second, first);
        return new[] { x.Permute(axes) };
    }
}
