namespace NetDsl.Compiler;

/// <summary>Cross-entropy of a probability. The bounds are PyTorch's: −100 for a logarithm, 10⁻¹² for the divisor of the slope.</summary>
public sealed class BinaryCrossEntropyOperation : ElementwiseLossOperation
{
    public override string Name => "BinaryCrossEntropy";

    public override string Formula => "−t · log p − (1 − t) · log(1 − p), logarithms at least −100";

    public override string Backward => "(p − t) / max(p · (1 − p), 10⁻¹²)";

    public override Domain Domain => new(0.05, 0.95);

    public override Expression Define(Expression p, Expression t, Call call) => -((t * Held(p)) + ((1 - t) * Held(1 - p)));

    protected override Expression[] Slopes(Expression p, Expression t, Call call) => new[] { (p - t) / Scalar.Maximum.Of(p * (1 - p), 1e-12), Held(1 - p) - Held(p) };

    private static Expression Held(Expression p) => Scalar.Maximum.Of(Scalar.Log.Of(p), -100);
}
