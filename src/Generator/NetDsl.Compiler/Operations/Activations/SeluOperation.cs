namespace NetDsl.Compiler;

/// <summary>The scaled exponential linear unit of Klambauer et al. 2017, with the constants of its fixed point.</summary>
public sealed class SeluOperation : ElementwiseOperation
{
    public override string Name => "Selu";

    public override string Formula => "y = 1.0507 · (x where x > 0, else 1.6733 · (eˣ − 1))";

    public override string Backward => "dy · 1.0507 · (1 where x > 0, else 1.6733 · eˣ)";

    public override Domain Domain => new(-3, 3, 0);

    public override Expression Define(Expression[] x, Call call) => Scale * EluOperation.Exponential(x[0], Alpha);

    internal const double Alpha = 1.6732632423543772848170429916717;

    internal const double Scale = 1.0507009873554804934193349852946;
}
