using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler.Tests.Operations;

/// <summary>The slow, obvious meaning of a graph: every node's definition in float64, one after the other.</summary>
public sealed class ReferenceEvaluator
{
    private readonly IReadOnlyDictionary<string, double[]> leaves;
    private readonly int batch;
    private readonly Func<RandomPrimitive, int, double[]> draw;

    /// <param name="leaves">Numbers of inputs and parameters by name.</param>
    /// <param name="draw">So many random numbers of a stream; ones of its own where none is given.</param>
    public ReferenceEvaluator(int batch, IReadOnlyDictionary<string, double[]> leaves, Func<RandomPrimitive, int, double[]>? draw = null)
    {
        this.batch = batch;
        this.leaves = leaves;
        this.draw = draw ?? ((random, count) => Uniform(random.Stream, count));
    }

    /// <summary>The numbers of the wanted values; nodes that they do not need are not computed.</summary>
    public double[][] Evaluate(GraphBuilder graph, params Value[] wanted)
    {
        var needed = new bool[graph.Nodes.Count];
        foreach (var value in wanted) needed[value.Id] = true;
        for (var id = needed.Length - 1; id >= 0; id--)
            if (needed[id]) foreach (var operand in graph[id].Operands) needed[operand] = true;
        var results = new double[needed.Length][];
        foreach (var node in graph.Nodes.Where(node => needed[node.Id]))
        {
            var context = new EvaluationContext(
                batch, node.Type, node.Operands.Select(id => graph[id].Type).ToList(), node.Operands.Select(id => results[id]).ToList(), Leaf);
            results[node.Id] = node.Primitive.Evaluate(context);
            if (results[node.Id].Length != context.Length(node.Type))
                throw new InvalidOperationException($"{node.Primitive.Name} gave {results[node.Id].Length} values for {node.Type}");
        }

        return wanted.Select(value => results[value.Id]).ToArray();
    }

    /// <summary>Uniform numbers that depend on stream and place alone.</summary>
    public static double[] Uniform(int stream, int count)
    {
        var random = new Random(1000 + stream);
        return Enumerable.Range(0, count).Select(_ => random.NextDouble()).ToArray();
    }

    private double[] Leaf(Primitive primitive) => primitive switch
    {
        InputPrimitive input => Numbers(input.Port.Name),
        ParameterPrimitive parameter => Numbers(parameter.Parameter.Name),
        BufferPrimitive buffer => leaves.TryGetValue(buffer.Buffer.Name, out var numbers) ? numbers : Enumerable.Repeat(buffer.Buffer.Initial, buffer.Buffer.Shape.Size).ToArray(),
        StatePrimitive state => Numbers(state.State.Name),
        RandomPrimitive random => draw(random, batch * random.Shape.Size),
        _ => throw new InvalidOperationException($"no numbers for {primitive.Name}"),
    };

    private double[] Numbers(string name) =>
        leaves.TryGetValue(name, out var numbers) ? numbers : throw new InvalidOperationException($"no numbers for '{name}'");
}
