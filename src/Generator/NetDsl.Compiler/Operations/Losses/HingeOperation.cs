namespace NetDsl.Compiler;

/// <summary>The margin that is missing, of Cortes and Vapnik 1995.</summary>
public sealed class HingeOperation : ElementwiseLossOperation
{
    public override string Name => "Hinge";

    public override string Formula => "max(0, 1 − t · p), or its square";

    public override string Backward => "−t where t · p < 1, else 0; squared: −2t · max(0, 1 − t · p)";

    public override Expression Define(Expression p, Expression t, Call call)
    {
        var shortfall = Scalar.Relu.Of(1 - (t * p));
        return call.Bool("squared") ? shortfall * shortfall : shortfall;
    }
}
