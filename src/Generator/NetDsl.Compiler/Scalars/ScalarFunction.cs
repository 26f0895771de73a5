using System.Linq;

namespace NetDsl.Compiler;

/// <summary>
/// A function of one to three numbers: its value, its derivative, how it simplifies, and how C# writes it over lanes.
/// One function, one file.
/// </summary>
public abstract class ScalarFunction
{
    /// <summary>As formulas show it.</summary>
    public abstract string Name { get; }

    /// <summary>What emitted code calls a result that nobody named.</summary>
    public virtual string ResultName => Name;

    /// <summary>The definition in float64.</summary>
    public abstract double Evaluate(double[] arguments);

    /// <summary>
    /// The partial derivative by argument <paramref name="index"/>, in the arguments and, where that saves work, in the
    /// result <paramref name="y"/>. The constant 0 where the slope is 0 everywhere.
    /// </summary>
    public abstract Expression Derivative(Expression[] arguments, Expression y, int index);

    /// <summary>C# over <c>Vector&lt;float&gt;</c>, with the arguments already written.</summary>
    public abstract string Lanes(string[] arguments);

    /// <summary>C# over <c>float</c>: for numbers that a step computes once, and for the threads of a GPU.</summary>
    /// <param name="math">The class with the functions of one number, for the processor at hand.</param>
    public abstract string Single(string[] arguments, string math);

    /// <summary>The text for comments.</summary>
    public virtual string Format(string[] arguments) => $"{Name}({string.Join(", ", arguments.Select(ExpressionWriter.Trim))})";

    /// <summary>A simpler expression for these arguments, or null.</summary>
    protected virtual Expression? Simplify(Expression[] arguments) => null;

    /// <summary>True where the slope is 0 wherever there is one (a step): the gradient is lost without a word.</summary>
    public virtual bool IsFlat => false;

    /// <summary>The expression, with constants folded and simplified.</summary>
    public Expression Of(params Expression[] arguments)
    {
        if (arguments.All(argument => argument is ConstantExpression))
        {
            var value = Evaluate(arguments.Select(argument => ((ConstantExpression)argument).Value).ToArray());
            if (!double.IsNaN(value)) return Expression.Constant(value);
        }

        return Simplify(arguments) ?? new CallExpression(this, new EquatableArray<Expression>(arguments));
    }

    /// <summary>True where it takes tens of operations, not one or two.</summary>
    public virtual bool IsPolynomial => false;

    public override string ToString() => Name;

    /// <summary>What a negation negates, or null.</summary>
    protected static Expression? Negated(Expression e) =>
        e is CallExpression { Function: var f } call && f == Scalar.Negate ? call.Arguments[0] : null;

    /// <summary>A formula as an operand of · and /: in parentheses where it would be read otherwise.</summary>
    protected static string Operand(string formula, bool right)
    {
        if (formula.StartsWith("−", System.StringComparison.Ordinal)) return right ? $"({formula})" : formula;
        var depth = 0;
        foreach (var c in formula)
        {
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (right && depth == 0 && c == ' ') return $"({formula})";
        }

        return formula;
    }

    protected static bool Is(Expression e, double value) => e is ConstantExpression c && c.Value == value;
}
