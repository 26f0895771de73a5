using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>One scalar expression for every element of operands that broadcast to one shape.</summary>
/// <param name="Target">A shape to broadcast to beyond what the operands ask for, or null.</param>
/// <param name="Slopes">The user's own derivative by each operand, or empty to have it derived.</param>
public sealed record ElementwisePrimitive(Expression Expression, Shape? Target, EquatableArray<Expression> Slopes = default) : Primitive
{
    public override string Name => Expression.ToString();

    public override TensorType Infer(IReadOnlyList<TensorType> operands)
    {
        var shape = Target ?? Shape.Scalar;
        foreach (var operand in operands)
            shape = Shape.Broadcast(shape, operand.Shape) ?? throw new GraphException($"{shape} and {operand.Shape} do not broadcast");
        return TensorType.Float(shape, operands.Any(operand => operand.Batched));
    }

    public override void Differentiate(GradientContext context)
    {
        for (var i = 0; i < context.Operands.Count; i++)
        {
            if (!context.Needs(i)) continue;
            var slope = Slopes.Count > 0 ? Slopes[i] : Expression.Derivative(i);
            if (slope is ConstantExpression { Value: 0 }) continue;
            // Operands of the gradient's step: those of this one, then the result, then the upstream gradient; unused ones are dropped.
            var result = context.Operands.Count;
            var gradient = Expression.Operand(result + 1) * slope.Replace(leaf => leaf is ResultExpression ? Expression.Operand(result) : null);
            context.Add(i, Compact(context.Result.Graph, gradient, context.Operands.Append(context.Result).Append(context.Upstream).ToArray()));
        }
    }

    public override Sharing Share(IReadOnlyList<TensorType> operands) => Sharing.Along(Infer(operands).Shape, operands);

    public override int StepAxis(IReadOnlyList<TensorType> operands, IReadOnlyList<int> axes)
    {
        // Broadcasting lines axes up from the back. What is no sequence must be the same for every element.
        var rank = Infer(operands).Shape.Rank;
        var axis = Enumerable.Range(0, axes.Count).Where(i => axes[i] >= 0).Select(i => rank - operands[i].Shape.Rank + axes[i]).First();
        for (var i = 0; i < axes.Count; i++)
        {
            var own = axis - rank + operands[i].Shape.Rank;
            if (axes[i] >= 0 ? own != axes[i] : own >= 0 && operands[i].Shape[own] != 1) return NotStepwise;
        }

        return axis;
    }

    public override double[] Evaluate(EvaluationContext context)
    {
        var result = new double[context.Length(context.Type)];
        var indices = context.OperandTypes.Select(type => new BroadcastIndex(type, context.Type)).ToArray();
        for (var i = 0; i < result.Length; i++)
        {
            var element = i;
            result[i] = Expression.Evaluate(operand => context.Operands[operand][indices[operand].Of(element)], context.Batch);
        }

        return result;
    }

    /// <summary>The element-wise step over only those operands that the expression mentions.</summary>
    private static Value Compact(GraphBuilder graph, Expression expression, Value[] operands)
    {
        var used = expression.Operands().ToList();
        var renumbered = expression.Replace(leaf => leaf is OperandExpression o ? Expression.Operand(used.IndexOf(o.Index)) : null);
        return graph.Elementwise(renumbered, used.Select(index => operands[index]).ToArray());
    }
}
