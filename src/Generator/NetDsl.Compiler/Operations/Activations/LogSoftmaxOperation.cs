namespace NetDsl.Compiler;

/// <summary>Logarithms of probabilities along an axis.</summary>
public sealed class LogSoftmaxOperation : Operation
{
    public override string Name => "LogSoftmax";

    public override string Formula => "y = x − log Σ eˣ along the axis";

    public override string Backward => "dy − e^y · Σ dy";

    public override Value[] Apply(Call call)
    {
        var x = call.Tensor("x");
        var axis = call.Axis("axis", x);
        var shifted = x.WithoutLargest(axis);
        return new[] { shifted - shifted.LogSumExp(axis) };
    }
}
