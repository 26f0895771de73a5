using System;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>The value of a scalar expression in float64.</summary>
public static class Evaluation
{
    public static double Evaluate(this Expression expression, Func<int, double> operand, double batch, double result = double.NaN) =>
        expression switch
        {
            OperandExpression leaf => operand(leaf.Index),
            ConstantExpression constant => constant.Value,
            BatchSizeExpression => batch,
            ResultExpression => result,
            CallExpression call => call.Function.Evaluate(call.Arguments.Select(argument => argument.Evaluate(operand, batch, result)).ToArray()),
            _ => throw new GraphException($"an expression of kind {expression.GetType().Name}"),
        };
}
