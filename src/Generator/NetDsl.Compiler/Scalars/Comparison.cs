namespace NetDsl.Compiler;

/// <summary>A scalar function that is 1 where a condition holds and 0 elsewhere; its slope is 0.</summary>
public abstract class Comparison : ScalarFunction
{
    /// <summary>C# for the condition over lanes, a mask.</summary>
    public abstract string Mask(string[] a);

    /// <summary>C# for the condition over floats, a bool.</summary>
    public abstract string Test(string[] a);

    public override string ResultName => "mask";

    public override bool IsFlat => true;

    public override Expression Derivative(Expression[] a, Expression y, int index) => 0;

    public override string Lanes(string[] a) => $"Lanes.OneWhere({Mask(a)})";

    public override string Single(string[] a, string math) => $"({Test(a)} ? 1f : 0f)";

    public override string Format(string[] a) => $"[{ExpressionWriter.Trim(a[0])} {Name} {ExpressionWriter.Trim(a[1])}]";
}
