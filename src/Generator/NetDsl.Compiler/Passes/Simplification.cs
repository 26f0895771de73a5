using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>
/// Numbers move into the expressions that read them, copies and detours vanish: uniform constants, expressions of the batch
/// size alone, identities, reshapes of reshapes, values repeated over the batch.
/// </summary>
public sealed class Simplification : Pass
{
    public override string Name => "simplification";

    public override ProgramGraph Run(ProgramGraph graph) => graph.Rewrite((node, nodes) => node.Primitive switch
    {
        ElementwisePrimitive elementwise => Elementwise(node, elementwise, nodes),
        ReshapePrimitive => Reshape(node, nodes),
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
        var hasBatch = operands.Any(operand => operand.Batched && operand.Primitive is not BatchBroadcastPrimitive);
        var kept = new List<int>();
        var leaves = new Expression[operands.Length];
        for (var i = 0; i < operands.Length; i++)
        {
            var operand = operands[i];
            // Another operand brings the batch, so the repetition is broadcasting's.
            if (operand.Primitive is BatchBroadcastPrimitive && hasBatch) operand = nodes[operand.Operands[0]];
            if (Scalar(operand) is { } inlined)
            {
                leaves[i] = inlined;
                continue;
            }

            var index = kept.IndexOf(operand.Id);
            if (index < 0)
            {
                index = kept.Count;
                kept.Add(operand.Id);
            }

            leaves[i] = Expression.Operand(index);
        }

        var expression = primitive.Expression.Replace(leaf => leaf is OperandExpression o ? leaves[o.Index] : null);
        (expression, kept) = DropUnused(expression, kept);
        var types = kept.Select(id => nodes[id].Type).ToArray();
        var target = Target(node.Shape, types);
        if (types.Any(type => type.Batched) != node.Batched) return (node, 0);
        if (expression is OperandExpression && types[0] == node.Type) return (null, kept[0]);
        if (expression is ConstantExpression constant) return (node with { Primitive = new ConstantPrimitive(node.Shape, EquatableArray.Of(constant.Value)), Operands = default }, 0);
        return (node with { Primitive = new ElementwisePrimitive(expression, target), Operands = kept.ToEquatableArray() }, 0);
    }

    /// <summary>The number that an operand stands for, where it is one for all elements.</summary>
    private static Expression? Scalar(Node operand) => operand.Primitive switch
    {
        ConstantPrimitive { Uniform: { } value } => Expression.Constant(value),
        ElementwisePrimitive { Expression: var e } when operand.Operands.Count == 0 => e,
        _ => null,
    };

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
