using System;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace NetDsl.Compiler.Tests.Emit;

/// <summary>The JIT inlines while a method has few locals: loops with functions of tens of operations do not gather in one.</summary>
public sealed class MethodSizeTests
{
    private const int Layers = 8, FewFunctions = 4;

    [Fact]
    public void Functions_of_tens_of_operations_are_spread_over_methods()
    {
        var model = ModelBuilder.Of("Gelus", graph =>
        {
            var h = graph.Input(new PortModel("x", new Shape(12), ElementType.Float));
            for (var i = 0; i < Layers; i++)
                h = h.Linear(graph.Parameter(new ParameterModel($"w{i}", new Shape(12, 12), "FanInUniform", 12, 12))).Map(x => x * Scalar.NormalCdf.Of(x));
            return ([h], (h * h).SumAll().BatchMean());
        });

        var methods = Regex.Split(NetworkCompiler.Compile(model), @"\n        private void ").Skip(1).ToList();
        var functions = methods.Select(method => Regex.Matches(method, @"VectorMath\.").Count).ToList();
        // Each value and its slope in the training program; elsewhere products take the function along.
        Assert.True(functions.Sum() >= 2 * Layers, $"{functions.Sum()} functions in all");
        Assert.All(functions, count => Assert.True(count <= FewFunctions, $"{count} functions in one method"));
    }
}
