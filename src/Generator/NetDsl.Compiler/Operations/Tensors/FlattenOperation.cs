using System.Linq;

namespace NetDsl.Compiler;

/// <summary>All axes from one on as one.</summary>
public sealed class FlattenOperation : Operation
{
    public override string Name => "Flatten";

    public override string Formula => "the same values as one axis";

    public override string ShapeRule => "[..before, product of the rest]";

    public override string Backward => "dy, moved back";

    public override Value[] Apply(Call call)
    {
        var x = call.Tensor("x");
        if (x.Shape.Rank == 0) return new[] { x.Reshape(new Shape(1)) };
        var start = call.Axis("startAxis", x);
        return new[] { x.Reshape(new Shape(x.Shape.Dimensions.Take(start)).Append(x.Shape.Product(start, x.Shape.Rank))) };
    }
}
