using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace NetDsl.Compiler.Tests.Operations;

/// <summary>The gradient of every registered operation against central differences, on random shapes and settings.</summary>
public sealed class FiniteDifferenceTests
{
    private const double Reach = 1e-5;

    /// <summary>Relative to the largest slope at hand; the difference itself is good to about 1e-10.</summary>
    private const double Tolerance = 1e-6;

    public static IEnumerable<object[]> Operations() => OperationRegistry.All.Select(operation => new object[] { operation.Name });

    [Theory]
    [MemberData(nameof(Operations))]
    public void Gradients_are_finite_differences(string name)
    {
        for (var seed = 0; seed < 8; seed++) Check(OperationRegistry.Find(name)!, seed);
    }

    private static void Check(Operation operation, int seed)
    {
        var sampler = new Sampler(operation, seed);
        var graph = sampler.Graph;
        var results = OperationSamples.Call(sampler);

        // L = Σ c · y with random c, so that no error cancels.
        var upstream = new Random(seed);
        var loss = results.Select(y => (y * graph.Constant(y.Shape, Enumerable.Range(0, y.Shape.Size).Select(_ => upstream.NextDouble() + 0.5).ToArray())).SumAll().BatchSum())
            .Aggregate((sum, term) => sum + term);
        var gradients = ReverseMode.Differentiate(graph, loss, sampler.Wanted.Select(w => w.Value).ToList());
        for (var i = 0; i < gradients.Length; i++)
        {
            var (leaf, value) = sampler.Wanted[i];
            var numbers = sampler.Leaves[leaf];
            var slopes = gradients[i] is { } gradient ? new ReferenceEvaluator(sampler.Batch, sampler.Leaves).Evaluate(graph, gradient)[0] : new double[numbers.Length];
            Assert.Equal(numbers.Length, slopes.Length);
            var differences = numbers.Select((_, element) => Difference(sampler, loss, leaf, element)).ToArray();
            var allowed = Tolerance * Math.Max(1, differences.Max(Math.Abs));
            for (var element = 0; element < slopes.Length; element++)
                Assert.True(Math.Abs(slopes[element] - differences[element]) <= allowed,
                    $"{operation.Name} (seed {seed}): slope by {leaf}[{element}] of {value.Type} is {slopes[element]:R}, the difference quotient {differences[element]:R}");
        }
    }

    private static double Difference(Sampler sampler, Value loss, string leaf, int element)
    {
        double At(double shift)
        {
            var shifted = (double[])sampler.Leaves[leaf].Clone();
            shifted[element] += shift;
            var leaves = new Dictionary<string, double[]>(sampler.Leaves) { [leaf] = shifted };
            return new ReferenceEvaluator(sampler.Batch, leaves).Evaluate(sampler.Graph, loss)[0][0];
        }

        return (At(Reach) - At(-Reach)) / (2 * Reach);
    }
}
