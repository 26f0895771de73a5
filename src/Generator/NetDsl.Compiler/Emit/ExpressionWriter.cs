using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>
/// Writes scalar expressions as C#, over lanes or for one number: what occurs twice becomes a local, what no operand touches is
/// computed once before the loop.
/// </summary>
internal sealed class ExpressionWriter
{
    private readonly CodeWriter before;
    private readonly CodeWriter body;
    private readonly Dictionary<Expression, string> known = new();
    private readonly Dictionary<Expression, int> counts = new();
    private readonly Identifiers names;
    private readonly ExpressionDialect dialect;

    public ExpressionWriter(CodeWriter before, CodeWriter body, Identifiers names, ExpressionDialect? dialect = null)
    {
        this.dialect = dialect ?? ExpressionDialect.Lanes;
        this.before = before;
        this.body = body;
        this.names = names;
    }

    /// <summary>Says what will be written, so that what occurs in several expressions becomes one local.</summary>
    public void Announce(Expression expression, IReadOnlyList<string> operands) => Count(Named(expression, operands));

    /// <summary>The C# of an expression whose operands are the given names; may write locals first.</summary>
    public string Write(Expression expression, IReadOnlyList<string> operands)
    {
        var named = Named(expression, operands);
        if (!counts.ContainsKey(named)) Count(named);
        return Text(named);
    }

    /// <summary>Names stand for operands, so that equal sub-expressions of different nodes are recognised by what they read.</summary>
    private static Expression Named(Expression expression, IReadOnlyList<string> operands) =>
        expression.Replace(leaf => leaf is OperandExpression o ? new NamedExpression(operands[o.Index]) : null);

    private void Count(Expression expression)
    {
        if (expression is not CallExpression call) return;
        counts.TryGetValue(expression, out var seen);
        counts[expression] = seen + 1;
        if (seen > 0) return;
        foreach (var argument in call.Arguments) Count(argument);
    }

    private string Text(Expression expression)
    {
        if (known.TryGetValue(expression, out var local)) return local;
        switch (expression)
        {
            case NamedExpression name: return name.Text;
            case ConstantExpression constant: return dialect.Constant(Single(constant.Value));
            case BatchSizeExpression: return Hoisted(expression);
            case CallExpression call when !call.Leaves().Any(leaf => leaf is NamedExpression): return Hoisted(expression);
            case CallExpression call:
                var text = CallText(call);
                if (counts[expression] < 2 || call.Function is Comparison) return text;
                local = names.Unique(call.Function.ResultName);
                body.Line($"var {local} = {Trim(text)};");
                known.Add(expression, local);
                return local;
            default: throw new GraphException($"an expression of kind {expression.GetType().Name}");
        }
    }

    private string CallText(CallExpression call)
    {
        var arguments = call.Arguments;
        if (call.Function == Scalar.Select && Condition(arguments[0]) is { } condition)
            return dialect.Choose(condition, Argument(arguments[1]), Argument(arguments[2]));
        // A mask as a factor chooses; it need not be multiplied.
        if (call.Function == Scalar.Multiply && Condition(arguments[1]) is { } right)
            return dialect.Choose(right, Argument(arguments[0]), dialect.Constant("0f"));
        if (call.Function == Scalar.Multiply && Condition(arguments[0]) is { } left)
            return dialect.Choose(left, Argument(arguments[1]), dialect.Constant("0f"));
        var texts = arguments.Select(argument => Text(argument)).ToArray();
        var text = dialect.Call(call.Function, texts);
        // An operator is in parentheses of its own and needs those of its operands; a method needs none.
        return text[0] == '(' ? text : dialect.Call(call.Function, texts.Select(Trim).ToArray());
    }

    private string Argument(Expression expression) => Trim(Text(expression));

    private string? Condition(Expression expression) =>
        expression is CallExpression { Function: Comparison comparison } call && call.Leaves().Any(leaf => leaf is NamedExpression)
            ? dialect.Condition(comparison, call.Arguments.Select(argument => Text(argument)).ToArray())
            : null;

    private string Hoisted(Expression expression)
    {
        var local = names.Unique(expression is BatchSizeExpression ? "batchSize" : "scale");
        before.Line($"var {local} = {dialect.Hoisted(Trim(SingleText(expression, dialect)))};");
        known.Add(expression, local);
        return local;
    }

    /// <summary>The C# of an expression for one number, with the operands' texts.</summary>
    public static string WriteSingle(Expression expression, IReadOnlyList<string> operands) =>
        Trim(SingleText(expression.Replace(leaf => leaf is OperandExpression o ? new NamedExpression(operands[o.Index]) : null), ExpressionDialect.Lanes));

    private static string SingleText(Expression expression, ExpressionDialect dialect) => expression switch
    {
        NamedExpression name => name.Text,
        ConstantExpression constant => Single(constant.Value),
        BatchSizeExpression => dialect.Batch,
        CallExpression call => call.Function.Single(call.Arguments.Select(argument => SingleText(argument, dialect)).ToArray(), dialect.Math),
        _ => throw new GraphException($"{expression} before a loop"),
    };

    /// <summary>A number as a C# float literal.</summary>
    public static string Single(double value)
    {
        var single = (float)value;
        if (float.IsNaN(single)) return "float.NaN";
        if (float.IsInfinity(single)) return single > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity";
        return single.ToString("R", CultureInfo.InvariantCulture) + "f";
    }

    /// <summary>Without the parentheses that an expression in the middle of another one needs.</summary>
    public static string Trim(string text)
    {
        if (text.Length < 2 || text[0] != '(' || text[text.Length - 1] != ')') return text;
        var depth = 0;
        for (var i = 0; i < text.Length - 1; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth == 0) return text;
        }

        return text.Substring(1, text.Length - 2);
    }

    private sealed record NamedExpression(string Text) : Leaf
    {
        public override string ToString() => Text;
    }
}
