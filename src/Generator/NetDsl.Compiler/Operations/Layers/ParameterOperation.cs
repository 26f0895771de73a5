namespace NetDsl.Compiler;

/// <summary>A free trained tensor. Its name is the layer's, with nothing behind it.</summary>
public sealed class ParameterOperation : Operation
{
    public override string Name => "Parameter";

    public override string Formula => "y = a trained tensor";

    public override string ShapeRule => "the shape given";

    public override string Backward => "dy, summed over the batch where it meets one";

    public override Value[] Apply(Call call)
    {
        var shape = call.Dimensions(this, "shape");

        // As PyTorch reads fans: [out, in, ..]; a vector feeds as many as it takes.
        var fanIn = shape.Rank < 2 ? shape.Size : shape.Product(1, shape.Rank);
        var fanOut = shape.Rank < 2 ? shape.Size : shape.Size / shape[1];
        return new[] { call.Graph.Parameter(new ParameterModel(call.LayerName, shape, call.InitOr("Zeros"), fanIn, fanOut, call.Number("gain"))) };
    }
}
