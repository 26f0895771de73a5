namespace NetDsl.Compiler;

/// <summary>The largest of each window.</summary>
public abstract class MaxPoolOperation : Operation
{
    /// <summary>Axes after the channels.</summary>
    protected abstract int Axes { get; }

    public override string Formula => "y = the largest x of each window";

    public override string Backward => "dy to the first element that attains the largest";

    public override Value[] Apply(Call call)
    {
        var x = call.Pixels(this, Axes);
        var (rows, columns) = call.Windows(this, x);
        return new[] { call.Graph.Add(new MaxPoolPrimitive(rows, columns), x.AsImage()).AsPixels(Axes) };
    }
}
