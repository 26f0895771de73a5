using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>
/// Numbers move into the expressions that read them, copies and detours vanish: uniform constants, expressions of the batch
/// size alone, identities, reductions of single values, reshapes of reshapes, values repeated over the batch.
/// </summary>
public sealed class Simplification : Pass
{
    public override string Name => "simplification";

    public override ProgramGraph Run(ProgramGraph graph) => graph.Rewrite((node, nodes) => node.Primitive switch
    {
        ElementwisePrimitive elementwise => Elementwise(node, elementwise, nodes),
        ReshapePrimitive => Reshape(node, nodes),
        // Over axes of size 1 there is nothing to add or to compare.
        ReducePrimitive when nodes[node.Operands[0]].Type == node.Type => (null, node.Operands[0]),
        PermutePrimitive { Axes: var axes } when axes.SequenceEqual(Enumerable.Range(0, axes.Count)) => (null, node.Operands[0]),
        _ => (node, 0),
    });

    private static (Node?, int) Reshape(Node node, IReadOnlyList<Node> nodes)
    {
        var source = nodes[node.Operands[0]];
        while (source.Primitive is ReshapePrimitive) source = nodes[source.Operands[0]];
        if (source.Shape == node.Shape) return (null, source.Id);
        if (source.Primitive is ConstantPrimitive constant) return (node with { Primitive = constant with { Shape = node.Shape }, Operands = default }, 0);
        return (node with { Operands = EquatableArray.Of(source.Id) }, 0);
    }

    private static (Node?, int) Elementwise(Node node, ElementwisePrimitive primitive, IReadOnlyList<Node> nodes)
    {
        var operands = node.Operands.Select(id => nodes[id]).ToArray();
        var kept = new List<int>();
        var leaves = new Expression[operands.Length];
        for (var i = 0; i < operands.Length; i++) leaves[i] = Inlined(operands[i], nodes, kept);
        var expression = primitive.Expression.Replace(leaf => leaf is OperandExpression o ? leaves[o.Index] : null);
        (expression, kept) = DropUnused(expression, kept);
        var types = kept.Select(id => nodes[id].Type).ToArray();
        // What was inlined brought the batch: then it must stay an operand.
        if (types.Any(type => type.Batched) != node.Batched) return (node, 0);
        if (expression is OperandExpression && types[0] == node.Type) return (null, kept[0]);
        if (expression is ConstantExpression constant) return (node with { Primitive = new ConstantPrimitive(node.Shape, EquatableArray.Of(constant.Value)), Operands = default }, 0);
        return (node with { Primitive = new ElementwisePrimitive(expression, Target(node.Shape, types)), Operands = kept.ToEquatableArray() }, 0);
    }

    /// <summary>What a reader should compute in place of reading an operand; adds the operands that this needs.</summary>
    private static Expression Inlined(Node operand, IReadOnlyList<Node> nodes, List<int> kept)
    {
        if (Uniform(operand, nodes) is { } number) return number;
        // Another operand brings the batch, so the repetition is broadcasting's.
        if (operand.Primitive is BatchBroadcastPrimitive) operand = nodes[operand.Operands[0]];
        if (operand.Primitive is ElementwisePrimitive { Expression: var e } && IsCheap(operand, e, nodes))
        {
            var inner = operand.Operands.Select(id => Inlined(nodes[id], nodes, kept)).ToArray();
            return e.Replace(leaf => leaf is OperandExpression o ? inner[o.Index] : null);
        }

        var index = kept.IndexOf(operand.Id);
        if (index < 0)
        {
            index = kept.Count;
            kept.Add(operand.Id);
        }

        return Expression.Operand(index);
    }

    /// <summary>One comparison of what is in memory anyway (a label and a class), with a number as its factor too, is cheaper done again than kept.</summary>
    private static bool IsCheap(Node node, Expression expression, IReadOnlyList<Node> nodes) =>
        IsComparison(expression)
        && node.Operands.All(id => Source(nodes[id], nodes).Primitive is InputPrimitive or RangePrimitive or ConstantPrimitive);

    private static bool IsComparison(Expression expression) => expression is CallExpression call
        && (call.Function is Comparison ? call.Arguments.All(argument => argument is Leaf)
            : call.Function == Scalar.Negate ? IsComparison(call.Arguments[0])
            : call.Function == Scalar.Multiply && (IsNumber(call.Arguments[0]) ? IsComparison(call.Arguments[1]) : IsNumber(call.Arguments[1]) && IsComparison(call.Arguments[0])));

    private static bool IsNumber(Expression expression) => !expression.Operands().Any();

    private static Node Source(Node node, IReadOnlyList<Node> nodes)
    {
        while (node.Primitive is ReshapePrimitive) node = nodes[node.Operands[0]];
        return node;
    }

    /// <summary>The number that all elements of a value are, as an expression without operands; null where they differ.</summary>
    private static Expression? Uniform(Node node, IReadOnlyList<Node> nodes)
    {
        switch (node.Primitive)
        {
            case ConstantPrimitive { Uniform: { } value }:
                return Expression.Constant(value);
            case BatchBroadcastPrimitive or ReshapePrimitive:
                return Uniform(nodes[node.Operands[0]], nodes);
            case ElementwisePrimitive { Expression: var e }:
                var inner = node.Operands.Select(id => Uniform(nodes[id], nodes)).ToArray();
                return inner.Contains(null) ? null : e.Replace(leaf => leaf is OperandExpression o ? inner[o.Index] : null);
            default:
                return null;
        }
    }

    private static (Expression, List<int>) DropUnused(Expression expression, List<int> kept)
    {
        var used = expression.Operands().ToList();
        if (used.Count == kept.Count) return (expression, kept);
        return (expression.Replace(leaf => leaf is OperandExpression o ? Expression.Operand(used.IndexOf(o.Index)) : null), used.Select(i => kept[i]).ToList());
    }

    /// <summary>The shape that must be asked for because the operands alone no longer give it.</summary>
    private static Shape? Target(Shape shape, IEnumerable<TensorType> operands)
    {
        var given = Shape.Scalar;
        foreach (var operand in operands) given = Shape.Broadcast(given, operand.Shape) ?? given;
        return given == shape ? null : shape;
    }
}
