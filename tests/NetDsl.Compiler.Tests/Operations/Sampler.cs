using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler.Tests.Operations;

/// <summary>Draws shapes and numbers for one operation, within its domain and away from its kinks; the same for the same seed.</summary>
public sealed class Sampler
{
    /// <summary>How far from a kink numbers stay: much farther than a finite difference reaches.</summary>
    private const double Clearance = 0.02;

    private readonly Random random;

    public Sampler(Operation operation, int seed)
    {
        Operation = operation;
        random = new Random((seed * 7919) + operation.Name.Sum(letter => letter));
        Batch = random.Next(1, 4);
    }

    public Operation Operation { get; }

    public int Batch { get; }

    /// <summary>In training, so that dropout acts.</summary>
    public GraphBuilder Graph { get; } = new(training: true);

    /// <summary>The numbers of every port and parameter, by name.</summary>
    public Dictionary<string, double[]> Leaves { get; } = [];

    /// <summary>The values that have a gradient to check, by name.</summary>
    public List<(string Name, Value Value)> Wanted { get; } = [];

    public int Size(int smallest = 1, int largest = 4) => random.Next(smallest, largest + 1);

    public T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];

    /// <summary>A shape of up to three axes.</summary>
    public int[] Dimensions(int smallestRank = 0, int largestRank = 3) => Enumerable.Range(0, Size(smallestRank, largestRank)).Select(_ => Size()).ToArray();

    /// <summary>A float input of the operation.</summary>
    public Value Tensor(string name, params int[] shape)
    {
        var value = Graph.Input(new PortModel(name, new Shape(shape), ElementType.Float));
        Leaves[name] = Numbers(Batch * value.Shape.Size);
        Wanted.Add((name, value));
        return value;
    }

    /// <summary>An integer input below <paramref name="limit"/>.</summary>
    public Value Integers(string name, int limit, params int[] shape)
    {
        var value = Graph.Input(new PortModel(name, new Shape(shape), ElementType.Int));
        Leaves[name] = Enumerable.Range(0, Batch * value.Shape.Size).Select(_ => (double)random.Next(limit)).ToArray();
        return value;
    }

    public Value[] Call(params (string, object?)[] arguments)
    {
        var results = PublicSurface.Apply(Graph, Operation.Name, "layer", arguments);
        foreach (var parameter in Graph.Parameters.Where(parameter => !Leaves.ContainsKey(parameter.Name)))
        {
            Leaves[parameter.Name] = Numbers(parameter.Shape.Size);
            Wanted.Add((parameter.Name, Graph.Parameter(parameter)));
        }

        return results;
    }

    /// <summary>Numbers of the operation's domain.</summary>
    public double[] Numbers(int count) => Enumerable.Range(0, count).Select(_ => Number()).ToArray();

    private double Number()
    {
        var domain = Operation.Domain;
        while (true)
        {
            var x = domain.Low + (random.NextDouble() * (domain.High - domain.Low));
            if (domain.Kinks.All(kink => Math.Abs(x - kink) > Clearance)) return x;
        }
    }
}
