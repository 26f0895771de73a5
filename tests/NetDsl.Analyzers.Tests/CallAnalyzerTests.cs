using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace NetDsl.Analyzers.Tests;

public sealed class CallAnalyzerTests
{
    private const string Network = """
        [Network] public sealed partial class Net
        {
            internal static Tensor Forward([Shape(8)] Tensor x) => Head(x);
            static Tensor Loss(Tensor y, [Shape(3)] Tensor target) { Tensor Square(Tensor t) => t * t; return Mean(Square(y - target)); }
            static Tensor Head(Tensor x) => Blocks.Dense3(x);
            static int Width(Tensor x) => Flatten(x).Shape[0];
        }
        public static class Blocks { public static Tensor Dense3(Tensor x) => Dense(x, 3); }
        """;

    [Fact]
    public async Task Bodies_of_networks_may_call_each_other() => Assert.Empty(await Analysis.Run(Network));

    [Theory]
    [InlineData("public static class P { public static void Run() { _ = Net.Forward(null!); } }", "Net.Forward(null!)")]
    [InlineData("public static class P { public static int Run() => Arange(3).Rank; }", "Arange(3)")]
    [InlineData("public class P { private readonly object x = Arange(3); }", "Arange(3)")]
    [InlineData("public class P { public Tensor Run(Tensor x) => Relu(x); }", "Relu(x)")]
    public async Task A_call_that_would_run_is_refused(string caller, string at) =>
        Assert.Equal([("NDSL4002", at)], (await Analysis.Run(Network + caller)).ToArray());
}
