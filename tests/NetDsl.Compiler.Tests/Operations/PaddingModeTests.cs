using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace NetDsl.Compiler.Tests.Operations;

/// <summary>Elements of a tensor around itself. The expected ones are the examples of PyTorch's documentation: two on every side of 0 … 8 as 3 × 3.</summary>
public class PaddingModeTests
{
    [Theory]
    [InlineData("Reflect", "8767876 5434543 2101210 5434543 8767876 5434543 2101210")]
    [InlineData("Replicate", "0001222 0001222 0001222 3334555 6667888 6667888 6667888")]
    [InlineData("Circular", "4534534 7867867 1201201 4534534 7867867 1201201 4534534")]
    public void It_continues_the_tensor(string mode, string expected) => Assert.Equal(expected, Digits(Square(), ("widths", new[] { 2, 2, 2, 2 }), ("mode", mode)));

    [Theory]
    [InlineData("Reflect", "10126787")]
    [InlineData("Replicate", "00126788")]
    [InlineData("Circular", "80126780")]
    public void Sides_differ(string mode, string expected) => Assert.Equal(
        expected, Digits([0, 1, 2, 6, 7, 8], ("widths", new[] { 1, 1 }), ("mode", mode)));

    [Theory]
    [InlineData("Reflect")]
    [InlineData("Replicate")]
    [InlineData("Circular")]
    public void A_convolution_pads_its_image_so(string mode)
    {
        var image = Enumerable.Range(0, 30).Select(i => (double)(i * i % 17)).ToArray();
        var weight = Enumerable.Range(0, 3 * 2 * 9).Select(i => (double)((i * 7 % 11) - 5)).ToArray();
        double[] Run(params (string, object?)[] settings)
        {
            var graph = new GraphBuilder(training: true);
            var x = graph.Input(new PortModel("x", new Shape(2, 3, 5), ElementType.Float));
            if (settings.Length == 0) x = PublicSurface.One(graph, "Pad", ("x", x), ("widths", new[] { 0, 0, 1, 1, 1, 1 }), ("mode", mode));
            var y = PublicSurface.Apply(graph, "Conv2d", "conv", [("x", x), ("channels", 3), ("kernel", 3), ("bias", false), .. settings])[0];
            return new ReferenceEvaluator(1, new Dictionary<string, double[]> { ["x"] = image, ["conv.weight"] = weight }).Evaluate(graph, y)[0];
        }

        Assert.Equal(Run(), Run(("padding", 1), ("paddingMode", mode)));
        Assert.NotEqual(Run(), Run(("padding", 1)));
    }

    private static double[] Square() => Enumerable.Range(0, 9).Select(i => (double)i).ToArray();

    private static string Digits(double[] values, params (string, object?)[] arguments)
    {
        var graph = new GraphBuilder(training: true);
        var x = graph.Input(new PortModel("x", values.Length == 9 ? new Shape(3, 3) : new Shape(values.Length), ElementType.Float));
        var y = PublicSurface.One(graph, "Pad", [("x", x), .. arguments]);
        var digits = string.Concat(new ReferenceEvaluator(1, new Dictionary<string, double[]> { ["x"] = values }).Evaluate(graph, y)[0]);
        return string.Join(" ", digits.Chunk(y.Shape[y.Shape.Rank - 1]).Select(row => new string(row)));
    }
}
