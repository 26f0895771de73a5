using System.Linq;

namespace NetDsl.Compiler;

/// <summary>The chain rule on scalar expressions.</summary>
public static class Differentiation
{
    /// <summary>
    /// The partial derivative of <paramref name="expression"/> by operand <paramref name="operand"/>. It speaks of the whole
    /// expression's value as <see cref="Expression.Result"/> where its outermost function's slope is known from its value.
    /// </summary>
    public static Expression Derivative(this Expression expression, int operand) =>
        Derive(expression, operand, Expression.Result);

    private static Expression Derive(Expression expression, int operand, Expression value)
    {
        switch (expression)
        {
            case OperandExpression leaf:
                return leaf.Index == operand ? 1 : 0;
            case CallExpression call:
                var arguments = call.Arguments.ToArray();
                Expression sum = 0;
                for (var i = 0; i < arguments.Length; i++)
                {
                    if (!arguments[i].Operands().Contains(operand)) continue;
                    var inner = Derive(arguments[i], operand, arguments[i]);
                    if (inner is ConstantExpression { Value: 0 }) continue;
                    sum += call.Function.Derivative(arguments, value, i) * inner;
                }

                return sum;
            default:
                return 0;
        }
    }
}
