namespace NetDsl.Compiler;

/// <summary>Where tests draw an operation's operands from: a range, without the neighbourhood of the points where the slope jumps.</summary>
public sealed record Domain(double Low, double High, params double[] Kinks)
{
    public static Domain Default { get; } = new(-2, 2);
}
