using System;
using System.Collections.Generic;
using System.Linq;
using NetDsl.Compiler.Tests.Operations;
using NetDsl.Kernels;
using Xunit;

namespace NetDsl.Compiler.Tests.Emit;

/// <summary>Every registered operation on random shapes: emitted code, forward and backward, against the definitions in float64.</summary>
public sealed class EmittedOperationTests(EmittedOperationTests.Networks networks) : IClassFixture<EmittedOperationTests.Networks>
{
    private const int Seeds = 6;

    public static IEnumerable<object[]> Operations() => OperationRegistry.All.Select(operation => new object[] { operation.Name });

    [Theory]
    [MemberData(nameof(Operations))]
    public void Emitted_code_agrees_with_the_definitions(string name)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var (sampled, network) = networks.Of(name, seed);
            var results = EmittedProgram.Train(network, new Numbers(sampled.Leaves), sampled.Batch, parts: 1 + (seed % 3));
            var evaluator = new ReferenceEvaluator(sampled.Batch, sampled.Leaves, Draw);
            Compare($"{name} {seed} loss", evaluator.Evaluate(sampled.Graph, sampled.Loss)[0], [results.Loss]);
            for (var i = 0; i < sampled.Outputs.Count; i++) Compare($"{name} {seed} output {i}", evaluator.Evaluate(sampled.Graph, sampled.Outputs[i])[0], results.Outputs[i]);
            foreach (var (leaf, gradient) in sampled.Gradients)
            {
                var want = gradient is { } value ? evaluator.Evaluate(sampled.Graph, value)[0] : new double[sampled.Leaves[leaf].Length];
                Compare($"{name} {seed} d {leaf}", want, results.Gradients.TryGetValue(leaf, out var got) ? got : results.InputGradients[leaf]);
            }
        }
    }

    /// <summary>The numbers that the run time draws in step 0 of seed 0.</summary>
    private static double[] Draw(RandomPrimitive random, int count)
    {
        var uniform = new float[count];
        Randoms.Uniform(uniform, 0, count / random.Shape.Size, random.Shape.Size, 0, 0, random.Stream);
        return uniform.Select(u => (double)u).ToArray();
    }

    private static void Compare(string what, double[] want, float[] got)
    {
        Assert.True(want.Length == got.Length, $"{what}: {got.Length} values, expected {want.Length}");
        var scale = Math.Max(1, want.Select(Math.Abs).DefaultIfEmpty().Max());
        for (var i = 0; i < want.Length; i++)
            Assert.True(Math.Abs(got[i] - want[i]) <= 1e-5 * scale, $"{what}[{i}] is {got[i]:R}, expected {want[i]:R}");
    }

    /// <summary>One random call of an operation, its loss and its gradients.</summary>
    public sealed record Sampled(
        GraphBuilder Graph, int Batch, Dictionary<string, double[]> Leaves, IReadOnlyList<Value> Outputs, Value Loss, IReadOnlyList<(string Leaf, Value? Gradient)> Gradients);

    /// <summary>All calls, compiled once.</summary>
    public sealed class Networks
    {
        private readonly Dictionary<(string, int), (Sampled, Network)> all = [];

        public Networks()
        {
            var keys = (from operation in OperationRegistry.All from seed in Enumerable.Range(0, Seeds) select (operation.Name, seed)).ToList();
            var calls = keys.Select(key => Sample(key.Name, key.seed)).ToList();
            var networks = EmittedCode.Load(calls.Select(call => call.Model).ToList());
            for (var i = 0; i < keys.Count; i++) all[keys[i]] = (calls[i].Sampled, networks[i]);
        }

        public (Sampled Sampled, Network Network) Of(string name, int seed) => all[(name, seed)];

        private static (Sampled Sampled, NetworkModel Model) Sample(string name, int seed)
        {
            var sampler = new Sampler(OperationRegistry.Find(name)!, seed);
            var graph = sampler.Graph;
            // What has no batch becomes an output, and an operation without inputs a network, by an input of zeros.
            var zero = graph.Input(new PortModel("zero", Shape.Scalar, ElementType.Float));
            sampler.Leaves["zero"] = new double[sampler.Batch];
            var outputs = OperationSamples.Call(sampler).Select(value => value + zero).ToArray();
            var random = new Random(seed);
            var loss = outputs.Select(y => (y * graph.Constant(y.Shape, Enumerable.Range(0, y.Shape.Size).Select(_ => (double)(float)(random.NextDouble() + 0.5)).ToArray())).SumAll())
                .Aggregate((sum, term) => sum + term).BatchSum();
            foreach (var leaf in sampler.Leaves.Keys.ToList()) sampler.Leaves[leaf] = sampler.Leaves[leaf].Select(v => (double)(float)v).ToArray();
            var finished = graph.Finish(outputs, loss);
            var model = new NetworkModel(
                "Operations", default, $"{name}{seed}", finished, finished,
                graph.Nodes.Select(node => node.Primitive).OfType<InputPrimitive>().Select(input => input.Port).ToEquatableArray(),
                outputs.Select((output, index) => new PortModel("output" + index, output.Shape, ElementType.Float)).ToEquatableArray(),
                default, graph.Parameters.ToEquatableArray(), InputGradients: true, Buffers: graph.Buffers.ToEquatableArray());
            var gradients = ReverseMode.Differentiate(graph, loss, sampler.Wanted.Select(wanted => wanted.Value).ToList());
            return (new Sampled(graph, sampler.Batch, sampler.Leaves, outputs, loss, sampler.Wanted.Select((wanted, i) => (wanted.Name, gradients[i])).ToList()), model);
        }
    }
}
