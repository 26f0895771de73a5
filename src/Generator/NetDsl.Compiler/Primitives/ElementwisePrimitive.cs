using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>One scalar expression for every element of operands that broadcast to one shape.</summary>
/// <param name="Target">A shape to broadcast to beyond what the operands ask for, or null.</param>
/// <param name="Slopes">The user's own derivative by each operand, or empty to have it derived.</param>
public sealed record ElementwisePrimitive(Expression Expression, Shape? Target, EquatableArray<Expression> Slopes = default) : Primitive
{
    public override string Name => Expression.ToString();

    public override string ResultName => Expression is CallExpression call ? call.Function.ResultName : base.ResultName;

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
            slope = slope.Replace(leaf => leaf is ResultExpression ? Expression.Operand(context.Operands.Count) : null);
            var values = context.Operands.Append(context.Result).Append(context.Upstream).ToArray();
            if (IsCheaperForward(slope)) context.Add(i, KeptSlope(slope, values) * context.Upstream);
            else context.Add(i, Compact(context.Result.Graph, Expression.Operand(values.Length - 1) * slope, values));
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

    /// <summary>
    /// True where value and slope of one operand share what takes tens of operations, as GELU and its slope do: computed beside the value, the slope costs a store, and
    /// takes the place of the operand, which backward then need not read.
    /// </summary>
    private bool IsCheaperForward(Expression slope) =>
        Expression.Operands().Count() == 1 && slope.Operands().All(operand => operand == 0) && Expression.Calls().Intersect(slope.Calls()).Any(call => call.Function.IsPolynomial);

    private static Value KeptSlope(Expression slope, Value[] values)
    {
        var kept = Compact(values[0].Graph, slope, values);
        var result = values[values.Length - 2].Node;
        if (result.Name.Length > 0 && kept.Node.Name.Length == 0) kept.Graph.Rename(kept, "slope of " + result.Name);
        return kept;
    }

    /// <summary>The element-wise step over only those operands that the expression mentions.</summary>
    private static Value Compact(GraphBuilder graph, Expression expression, Value[] operands)
    {
        var used = expression.Operands().ToList();
        var renumbered = expression.Replace(leaf => leaf is OperandExpression o ? Expression.Operand(used.IndexOf(o.Index)) : null);
        return graph.Elementwise(renumbered, used.Select(index => operands[index]).ToArray());
    }
}
