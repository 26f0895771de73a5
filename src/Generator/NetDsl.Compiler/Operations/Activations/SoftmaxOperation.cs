namespace NetDsl.Compiler;

/// <summary>Probabilities along an axis.</summary>
public sealed class SoftmaxOperation : Operation
{
    public override string Name => "Softmax";

    public override string Formula => "y = eˣ / Σ eˣ along the axis";

    public override string Backward => "y · (dy − Σ dy · y)";

    public override Value[] Apply(Call call)
    {
        var x = call.Tensor("x");
        var axis = call.Axis("axis", x);
        var exp = x.WithoutLargest(axis).Exp();
        return new[] { exp / exp.SumOver(axis) };
    }
}
