using System.Linq;
using NetDsl.Compiler.Tests.Operations;
using Xunit;

namespace NetDsl.Compiler.Tests.Emit;

/// <summary>Convolutions by Winograd's filtering, with neighbours that are not: emitted programs against the definitions, on whichever device.</summary>
public sealed class WinogradTests
{
    [Theory]
    [InlineData(12, 8, 0, 5)]
    [InlineData(8, 8, 1, 2)]
    [InlineData(6, 14, 2, 1)]
    public void Programs_agree_with_the_definitions(int height, int width, int padding, int batch)
    {
        var model = Model(height, width, padding);
        var packed = ProgramBuilder.Training(model).Nodes.Where(node => node.Primitive is ConvPackPrimitive).Select(node => node.Shape).ToList();
        // Two packings of each of two weights take 36 points a channel; that of the first layer, and the one with a stride, 9 taps.
        Assert.Equal(4, packed.Count(shape => shape[1] is 36 * 16 or 36 * 32));
        Assert.Equal(3, packed.Count(shape => shape[1] is 9 * 2 or 9 * 16));
        RandomNetworkTests.Check(new RandomNetworks(3, 1).Numbers(model, batch), model, EmittedCode.Load([model])[0], batch);
    }

    [Fact]
    public void Small_images_keep_the_direct_sum()
    {
        var window = new ConvWindow(3, 3) { Top = 1, Bottom = 1, Left = 1, Right = 1 };
        Assert.True(window.IsWinograd(new Shape(8, 8, 16), 16));
        Assert.True(window.IsWinograd(new Shape(4, 4, 512), 512));
        Assert.False(window.IsWinograd(new Shape(2, 2, 512), 512));
        Assert.False(window.IsWinograd(new Shape(5, 5, 64), 64));
        Assert.False(window.IsWinograd(new Shape(8, 8, 3), 16));
        Assert.False((window with { StrideX = 2 }).IsWinograd(new Shape(8, 8, 16), 16));
    }

    private static NetworkModel Model(int height, int width, int padding) => ModelBuilder.Of($"Winograd{height}x{width}", graph =>
    {
        var x = graph.Input(new PortModel("x", new Shape(2, height, width), ElementType.Float));
        x = Convolution(graph, "first", x, 16, padding: 1);
        x = Convolution(graph, "second", x, 32, padding);
        x = Convolution(graph, "third", x, 16, padding);
        x = PublicSurface.Apply(graph, "Conv2d", "fourth", ("x", x), ("channels", 2), ("kernel", 3), ("stride", 2), ("padding", 1))[0];
        var target = graph.Input(new PortModel("target", Shape.Scalar, ElementType.Float));
        return ([x], ((x.SumAll() * 0.01) - target).Map(e => e * e));
    }, ["target"]);

    private static Value Convolution(GraphBuilder graph, string name, Value x, int channels, int padding) =>
        PublicSurface.Apply(graph, "Conv2d", name, ("x", x), ("channels", channels), ("kernel", 3), ("padding", padding))[0].Map(e => Scalar.Relu.Of(e * 0.3));
}
