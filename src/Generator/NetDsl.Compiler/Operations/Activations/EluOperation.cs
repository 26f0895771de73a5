namespace NetDsl.Compiler;

/// <summary>The exponential linear unit.</summary>
public sealed class EluOperation : ElementwiseOperation
{
    public override string Name => "Elu";

    public override string Formula => "y = x where x > 0, else alpha · (eˣ − 1)";

    public override string Backward => "dy where x > 0, else dy · alpha · eˣ";

    public override Domain Domain => new(-3, 3, 0);

    public override Expression Define(Expression[] x, Call call) => Exponential(x[0], call.Number("alpha"));

    /// <summary>The exponent is held at 0: where x is large the unused branch must stay finite, or 0 · ∞ spoils the gradient.</summary>
    internal static Expression Exponential(Expression x, double alpha) =>
        Scalar.Select.Of(Scalar.Greater.Of(x, 0), x, alpha * (Scalar.Exp.Of(Scalar.Minimum.Of(x, 0)) - 1));
}
