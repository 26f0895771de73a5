namespace NetDsl.Compiler;

/// <summary>The value without its gradient.</summary>
public sealed class StopGradientOperation : Operation
{
    public override string Name => "StopGradient";

    public override string Formula => "y = x";

    public override string Backward => "0";

    public override Value[] Apply(Call call) => new[] { call.Graph.Add(new StopGradientPrimitive(), call.Tensor("x")) };
}
