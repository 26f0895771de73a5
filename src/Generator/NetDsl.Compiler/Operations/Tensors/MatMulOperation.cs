namespace NetDsl.Compiler;

/// <summary>The matrix product. A right matrix that all samples share becomes one product for the whole batch.</summary>
public sealed class MatMulOperation : Operation
{
    public override string Name => "MatMul";

    public override string Formula => "y = a · b over the last two axes";

    public override string ShapeRule => "[.., M, N] of [.., M, K] and [.., K, N]; leading axes broadcast, a vector's axis is dropped";

    public override string Backward => "da = dy · bᵀ, db = aᵀ · dy";

    public override Value[] Apply(Call call)
    {
        Value a = call.Tensor("a"), b = call.Tensor("b");
        bool transposeA = call.Bool("transposeA"), transposeB = call.Bool("transposeB");
        CheckShapes(call, a, b, transposeA, transposeB);
        if (!transposeA && b.Shape.Rank == 2 && !b.Batched) return new[] { a.Linear(b, transposeB) };

        // A vector is a matrix of one row on the left and of one column on the right, for the time of the product.
        var left = a.Shape.Rank == 1 ? a.Reshape(new Shape(1, a.Shape[0])) : a;
        var right = b.Shape.Rank == 1 ? b.Reshape(new Shape(b.Shape[0], 1)) : b;
        if (transposeA && transposeB)
        {
            left = left.SwapLastAxes();
            transposeA = false;
        }

        var y = call.Graph.Add(new MatMulPrimitive(transposeA, transposeB), left, right);
        var shape = y.Shape;
        if (b.Shape.Rank == 1) shape = shape.Without(shape.Rank - 1);
        if (a.Shape.Rank == 1) shape = shape.Without(shape.Rank - (b.Shape.Rank == 1 ? 1 : 2));
        return new[] { y.Reshape(shape) };
    }

    private static void CheckShapes(Call call, Value a, Value b, bool transposeA, bool transposeB)
    {
        if (a.Shape.Rank == 0 || b.Shape.Rank == 0)
            throw call.Fail("NDSL1016", a.Shape.Rank == 0 ? "a" : "b", $"MatMul joins {a.Shape} and {b.Shape}: a single number has no inner axis, use *");
        if ((transposeA && a.Shape.Rank == 1) || (transposeB && b.Shape.Rank == 1))
            throw call.Fail("NDSL1016", transposeA && a.Shape.Rank == 1 ? "transposeA" : "transposeB", $"MatMul joins {a.Shape} and {b.Shape}: a vector cannot be transposed");
        int inner = a.Shape[a.Shape.Rank - (transposeA ? 2 : 1)], other = b.Shape.Rank == 1 ? b.Shape[0] : b.Shape[b.Shape.Rank - (transposeB ? 1 : 2)];
        if (inner != other)
        {
            var mended = b.Shape.Rank > 1 && b.Shape[b.Shape.Rank - (transposeB ? 2 : 1)] == inner;
            var sizes = (Message)$"MatMul joins {a.Shape} and {b.Shape}: inner sizes {inner} and {other}";
            throw call.Fail("NDSL1016", "b", !mended ? sizes : transposeB ? (Message)$"{sizes}; do not transpose the second" : $"{sizes}; transpose the second", mended ? new[] { (Hints.Value, (object)(transposeB ? "false" : "true")) } : System.Array.Empty<(string, object)>());
        }

        Shape leadingA = Leading(a.Shape), leadingB = Leading(b.Shape);
        if (Shape.Broadcast(leadingA, leadingB) is null)
            throw call.Fail("NDSL1015", "b", $"MatMul joins {a.Shape} and {b.Shape}: the leading axes {leadingA} and {leadingB} do not broadcast");
    }

    private static Shape Leading(Shape x) => x.Rank < 2 ? Shape.Scalar : MatMulPrimitive.Outer(x);
}
