using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>
/// A factor and a summand of each channel after a product with weights go into weight and bias: (x·w) · s + t becomes x·(w · s) + t. What remains of a
/// batch norm in prediction is prepared once. Not in training, where the weights change in every step and their gradients are wanted.
/// </summary>
public sealed class FoldScales : Pass
{
    public override string Name => "folded scales";

    public override bool InTraining => false;

    public override ProgramGraph Run(ProgramGraph graph)
    {
        var chains = Chains(graph);
        var dropped = new HashSet<int>(chains.Values.SelectMany(chain => chain.Members));
        var nodes = new List<Node>(graph.Nodes.Count);
        var map = new int[graph.Nodes.Count];
        foreach (var old in graph.Nodes)
        {
            if (chains.TryGetValue(old.Id, out var chain))
            {
                map[old.Id] = Fold(chain, graph.Nodes[chain.Members[0]], old, nodes, map);
            }
            else if (!dropped.Contains(old.Id))
            {
                map[old.Id] = nodes.Count;
                nodes.Add(old with { Id = nodes.Count, Operands = old.Operands.Select(operand => map[operand]).ToEquatableArray() });
            }
        }

        return new ProgramGraph(nodes, graph.Results.Select(result => result with { Node = map[result.Node] }).ToList(), nodes.Count);
    }

    /// <summary>The chains that are worth folding, by the last of their nodes.</summary>
    private static Dictionary<int, Chain> Chains(ProgramGraph graph)
    {
        var readers = new int[graph.Nodes.Count];
        foreach (var node in graph.Nodes)
            foreach (var operand in node.Operands) readers[operand]++;
        foreach (var result in graph.Results) readers[result.Node]++;
        var known = Prepared.Of(graph.Nodes);
        var chains = new Dictionary<int, Chain>();
        foreach (var node in graph.Nodes)
        {
            if (node.Batched && node.Operands.Count > 1 && known[node.Operands[1]] && ScaleShape(node.Primitive, graph.Nodes[node.Operands[1]].Shape) is not null)
            {
                chains[node.Id] = new Chain(new List<int> { node.Id }, Expression.Constant(1), Expression.Constant(0), new List<int>());
                continue;
            }

            if (node.Operands.Select(operand => (int?)operand).FirstOrDefault(operand => chains.ContainsKey(operand!.Value) && readers[operand.Value] == 1) is not { } from) continue;
            if (Longer(chains[from], node, from, graph.Nodes, known) is not { } longer) continue;
            chains.Remove(from);
            chains[node.Id] = longer;
        }

        return chains.Where(chain => chain.Value.Scale.Operands().Any()).ToDictionary(chain => chain.Key, chain => chain.Value);
    }

    /// <summary>The chain with a step more, where that is a factor and a summand for each channel; else null.</summary>
    private static Chain? Longer(Chain chain, Node node, int from, IReadOnlyList<Node> nodes, bool[] known)
    {
        if (node.Primitive is ReshapePrimitive && node.Shape.Rank > 0 && node.Shape[node.Shape.Rank - 1] == nodes[from].Shape[nodes[from].Shape.Rank - 1])
            return chain with { Members = chain.Members.Append(node.Id).ToList() };
        if (node.Primitive is not ElementwisePrimitive { Expression: var expression } || node.Type != nodes[from].Type) return null;
        var channels = node.Shape[node.Shape.Rank - 1];
        if (node.Operands.Any(operand => operand != from && !(known[operand] && nodes[operand].Shape.Rank <= 1 && nodes[operand].Shape.Count == (nodes[operand].Shape.Rank == 0 ? 1 : channels)))) return null;
        var inner = node.Operands.ToList().IndexOf(from);
        if (!IsAffine(expression, Expression.Operand(inner)) || expression.Mentions(Expression.BatchSize)) return null;
        var slope = expression.Derivative(inner);
        var operands = chain.Operands.ToList();
        Expression? Renumbered(Expression leaf)
        {
            if (leaf is not OperandExpression operand) return null;
            if (operand.Index == inner) return 0;
            var id = node.Operands[operand.Index];
            if (!operands.Contains(id)) operands.Add(id);
            return Expression.Operand(operands.IndexOf(id));
        }

        Expression factor = slope.Replace(Renumbered), summand = expression.Replace(Renumbered);
        return new Chain(chain.Members.Append(node.Id).ToList(), chain.Scale * factor, chain.Shift * factor + summand, operands);
    }

    /// <summary>True for x · s + t, where s and t do not mention x. A step or a rounding has a constant slope too, and is none.</summary>
    private static bool IsAffine(Expression expression, Expression x)
    {
        if (expression == x || !expression.Mentions(x)) return true;
        if (expression is not CallExpression { Function: var function, Arguments: var arguments }) return false;
        if (function == Scalar.Add || function == Scalar.Subtract || function == Scalar.Negate) return arguments.All(argument => IsAffine(argument, x));
        if (function == Scalar.Multiply) return arguments.All(argument => IsAffine(argument, x)) && arguments.Count(argument => argument.Mentions(x)) == 1;
        return function == Scalar.Divide && IsAffine(arguments[0], x) && !arguments[1].Mentions(x);
    }

    private static int Fold(Chain chain, Node product, Node last, List<Node> nodes, int[] map)
    {
        int Add(Primitive primitive, string name, params int[] operands)
        {
            var type = primitive.Infer(operands.Select(operand => nodes[operand].Type).ToArray());
            nodes.Add(new Node(nodes.Count, primitive, operands.ToEquatableArray(), type, name, last.Origin));
            return nodes.Count - 1;
        }

        int OfChannels(Expression expression, Shape shape)
        {
            var used = expression.Operands().ToList();
            var renumbered = expression.Replace(leaf => leaf is OperandExpression o ? Expression.Operand(used.IndexOf(o.Index)) : null);
            if (renumbered is OperandExpression && nodes[map[chain.Operands[used[0]]]].Shape == shape) return map[chain.Operands[used[0]]];
            return renumbered is ConstantExpression constant
                ? Add(new ConstantPrimitive(shape, EquatableArray.Of(constant.Value)), "")
                : Add(new ElementwisePrimitive(renumbered, shape), "", used.Select(index => map[chain.Operands[index]]).ToArray());
        }

        var channels = new Shape(last.Shape[last.Shape.Rank - 1]);
        var weight = map[product.Operands[1]];
        var scale = Add(new ReshapePrimitive(ScaleShape(product.Primitive, nodes[weight].Shape)!.Value), "", OfChannels(chain.Scale, channels));
        var scaled = Add(new ElementwisePrimitive(Expression.Operand(0) * Expression.Operand(1), null), nodes[weight].Name.Length > 0 ? nodes[weight].Name + " folded" : "", weight, scale);
        var result = Add(product.Primitive, "", product.Operands.Select((operand, i) => i == 1 ? scaled : map[operand]).ToArray());
        if (nodes[result].Shape != last.Shape) result = Add(new ReshapePrimitive(last.Shape), "", result);
        if (chain.Shift is not ConstantExpression { Value: 0 })
            result = Add(new ElementwisePrimitive(Expression.Operand(0) + Expression.Operand(1), null), "", result, OfChannels(chain.Shift, channels));
        nodes[result] = nodes[result] with { Name = last.Name };
        return result;
    }

    /// <summary>The shape in which a factor of each result's channel meets a product's weight; null for what is no such product.</summary>
    private static Shape? ScaleShape(Primitive primitive, Shape weight) => primitive switch
    {
        LinearPrimitive { Transposed: true } => new Shape(weight[0], 1),
        LinearPrimitive => new Shape(weight[1]),
        ConvPrimitive => new Shape(weight[0], 1, 1, 1),
        ConvInputGradientPrimitive { Window.Groups: 1 } => new Shape(1, weight[1], 1, 1),
        _ => null,
    };

    /// <summary>A product and the steps after it, whose result is product · scale + shift.</summary>
    /// <param name="Members">The product first.</param>
    /// <param name="Operands">The nodes that the expressions' operands are.</param>
    private sealed record Chain(List<int> Members, Expression Scale, Expression Shift, List<int> Operands);
}
