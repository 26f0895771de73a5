using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler.Tests.Emit;

/// <summary>Draws small networks of every primitive, with numbers for them.</summary>
internal sealed class RandomNetworks
{
    private readonly int seed;
    private readonly int steps;

    public RandomNetworks(int seed, int steps)
    {
        this.seed = seed;
        this.steps = steps;
    }

    public NetworkModel Model() => ModelBuilder.Of("Random" + (uint)seed, Build, ["target"]);

    public Numbers Numbers(NetworkModel model, int batch)
    {
        var random = new Random(seed + 1);
        double[] Draw(int count) => Enumerable.Range(0, count).Select(_ => (double)(float)((random.NextDouble() * 2) - 1)).ToArray();
        var leaves = model.Inputs.Concat(model.Targets).ToDictionary(port => port.Name, port => port.Element == ElementType.Int
            ? Enumerable.Range(0, batch * port.Shape.Size).Select(_ => (double)random.Next(port.Limit)).ToArray()
            : Draw(batch * port.Shape.Size));
        foreach (var parameter in model.Parameters) leaves[parameter.Name] = Draw(parameter.Shape.Size);
        return new Numbers(leaves);
    }

    private (Value[] Outputs, Value? Loss) Build(GraphBuilder graph)
    {
        var random = new Random(seed);
        var pool = new List<Value> { graph.Input(new PortModel("x", new Shape(random.Next(1, 20)), ElementType.Float)) };
        pool.Add(graph.Input(new PortModel("image", new Shape(random.Next(1, 4), random.Next(1, 6), random.Next(1, 7)), ElementType.Float)));
        var tokens = graph.Input(new PortModel("tokens", new Shape(random.Next(1, 5)), ElementType.Int, 6));
        for (var i = 0; i < steps; i++)
        {
            var value = Step(graph, random, pool, tokens, i);
            if (value.Shape.Count <= 4096) pool.Add(value);
        }

        var target = graph.Input(new PortModel("target", pool[^1].Shape, ElementType.Float));
        var outputs = pool.Where(value => value.Batched && value.Element == ElementType.Float).TakeLast(2).ToArray();
        // Every value feeds the loss, tamed so that gradients stay of order one.
        var loss = (pool[^1] - target).Map(e => e * e).SumAll();
        foreach (var value in pool) loss += value.Map(e => Scalar.Tanh.Of(e)).SumAll() * (1.0 / value.Shape.Count);
        return (outputs, loss);
    }

    private static Value Step(GraphBuilder graph, Random random, List<Value> pool, Value tokens, int index)
    {
        var x = pool[random.Next(pool.Count)];
        var rank = x.Shape.Rank;
        switch (random.Next(16))
        {
            case 0: return x.Map(e => Scalar.Tanh.Of(e));
            case 1: return x.Map(e => Scalar.Sigmoid.Of(e) * e);
            case 2: return x.Map(e => Scalar.Relu.Of(e + 0.013));
            case 3: return x.Map(e => Scalar.Exp.Of(-(e * e)) + (0.5 * e));
            case 4:
                {
                    var others = pool.Where(other => Shape.Broadcast(other.Shape, x.Shape) is { } s && s.Count <= 4096).ToList();
                    var y = others[random.Next(others.Count)];
                    return random.Next(3) switch { 0 => x + y, 1 => x * y, _ => x - y };
                }

            case 5 or 6:
                {
                    if (rank == 0) return x * 0.5;
                    int inputs = x.Shape[rank - 1], units = random.Next(1, 20);
                    var w = graph.Parameter(new ParameterModel($"p{index}.weight", new Shape(units, inputs), "FanInUniform", inputs, units));
                    var b = graph.Parameter(new ParameterModel($"p{index}.bias", new Shape(units), "FanInUniform", inputs, units));
                    var y = x.Linear(w) * (1.0 / inputs) + b;
                    return random.Next(2) == 0 ? (x.Linear(w) + b).Map(e => Scalar.Tanh.Of(e)) : y;
                }

            case 7: return rank == 0 ? x : x.SumOver(random.Next(rank)) * 0.25;
            case 8: return rank == 0 ? x : x.LogSumExp(random.Next(rank));
            case 9:
                {
                    if (rank < 2) return x;
                    return x.Permute(Enumerable.Range(0, rank).OrderBy(_ => random.Next()).ToArray());
                }

            case 10: return x.Reshape(new Shape(x.Shape.Size));
            case 11:
                {
                    if (rank == 0) return x;
                    var starts = x.Shape.Dimensions.Select(d => random.Next(d)).ToArray();
                    var shape = new Shape(x.Shape.Dimensions.Select((d, i) => random.Next(1, d - starts[i] + 1)));
                    var ones = Enumerable.Repeat(1, rank).ToEquatableArray();
                    return random.Next(2) == 0
                        ? graph.Add(new SlicePrimitive(shape, starts.ToEquatableArray(), ones), x)
                        : graph.Add(new PlacePrimitive(new Shape(x.Shape.Dimensions.Select((d, i) => d + starts[i] + 1)), starts.ToEquatableArray(), ones, 0.5), x);
                }

            case 12: return rank == 0 ? x : graph.Add(new ConcatPrimitive(random.Next(rank)), x, x.Map(e => e * 0.5));
            case 13:
                {
                    if (rank < 2) return x;
                    return graph.Add(new MatMulPrimitive(false, true), x, x.Map(e => Scalar.Sin.Of(e))) * (1.0 / x.Shape[rank - 1]);
                }

            case 14:
                {
                    // A residual layer: its product takes the sum along, and backward the slope or the other way's gradient.
                    if (rank == 0) return x;
                    var inputs = x.Shape[rank - 1];
                    var w = graph.Parameter(new ParameterModel($"p{index}.weight", new Shape(inputs, inputs), "FanInUniform", inputs, inputs));
                    var b = graph.Parameter(new ParameterModel($"p{index}.bias", new Shape(inputs), "FanInUniform", inputs, inputs));
                    var y = x.Map(e => Scalar.Relu.Of(e + 0.013)).Linear(w);
                    return random.Next(3) switch { 0 => x + (y + b), 1 => y - x, _ => (y + b) + x };
                }

            default:
                {
                    var table = graph.Parameter(new ParameterModel($"p{index}.table", new Shape(6, random.Next(1, 9)), "Normal", 1, 1));
                    return graph.Add(new GatherPrimitive(-1), table, tokens);
                }
        }
    }
}
