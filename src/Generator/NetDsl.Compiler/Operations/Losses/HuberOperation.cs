namespace NetDsl.Compiler;

/// <summary>The square near 0 and the absolute value far off, of Huber 1964.</summary>
public sealed class HuberOperation : ElementwiseLossOperation
{
    public override string Name => "Huber";

    public override string Formula => "½ d² where |d| < delta, else delta · (|d| − ½ delta); d = p − t";

    public override string Backward => "d held within ± delta";

    public override Expression Define(Expression p, Expression t, Call call) => Bent(p - t, call.Positive(this, "delta"));

    protected override Expression[] Slopes(Expression p, Expression t, Call call) => new[] { Held(p - t, call.Positive(this, "delta")), Held(t - p, call.Positive(this, "delta")) };

    /// <summary>½ d² where |d| &lt; bend, else bend · (|d| − ½ bend).</summary>
    internal static Expression Bent(Expression d, double bend)
    {
        var size = Scalar.Abs.Of(d);
        return Scalar.Select.Of(Scalar.Less.Of(size, bend), 0.5 * (d * d), bend * (size - (0.5 * bend)));
    }

    /// <summary>Its slope: d held within ± bend.</summary>
    internal static Expression Held(Expression d, double bend) => Scalar.Minimum.Of(Scalar.Maximum.Of(d, -bend), bend);
}
