using System;
using NetDsl.Compiler.Tests.Emit;
using NetDsl.Compiler.Tests.Operations;
using Xunit;

namespace NetDsl.Compiler.Tests.Plan;

/// <summary>Large images go through several steps a few samples at a time.</summary>
public sealed class SampleBlocksTests
{
    [Fact]
    public void Blocks_of_samples_change_no_result()
    {
        var model = Model("Large", 32);
        Assert.Contains("at += 4", Text(model), StringComparison.Ordinal);
        RandomNetworkTests.Check(new RandomNetworks(5, 1).Numbers(model, 5), model, EmittedCode.Load([model])[0], 5);
    }

    [Fact]
    public void Small_images_are_taken_all_at_once() => Assert.DoesNotContain("at +=", Text(Model("Small", 16)), StringComparison.Ordinal);

    private static string Text(NetworkModel model) => NetworkCompiler.Compile(model);

    private static NetworkModel Model(string name, int size) => ModelBuilder.Of(name, graph =>
    {
        var x = graph.Input(new PortModel("x", new Shape(2, size, size), ElementType.Float));
        x = PublicSurface.Apply(graph, "Conv2d", "first", ("x", x), ("channels", 16), ("kernel", 3), ("padding", 1))[0].Map(e => Scalar.Tanh.Of(e));
        x = PublicSurface.Apply(graph, "MaxPool2d", "pool", ("x", x), ("kernel", 2))[0];
        x = PublicSurface.Apply(graph, "Conv2d", "second", ("x", x), ("channels", 16), ("kernel", 3))[0];
        var target = graph.Input(new PortModel("target", Shape.Scalar, ElementType.Float));
        return ([x], ((x.SumAll() * 0.01) - target).Map(e => e * e));
    }, ["target"]);
}
