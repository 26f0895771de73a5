using System.Threading.Tasks;
using Xunit;

namespace NetDsl.Analyzers.Tests;

public sealed class NetworkAnalyzerTests
{
    [Fact]
    public async Task A_sound_network_has_no_diagnostics()
    {
        Assert.Empty(await Analysis.Run("""
            [Network] public sealed partial class Net
            {
                [Dense(4)] private static partial Tensor Encoder(Tensor x);
                static Tensor Forward([Shape(8)] Tensor x) => Dense(Relu(Encoder(x)), 3);
                static Tensor Loss(Tensor y, [Shape] IntTensor label) => SoftmaxCrossEntropy(y, label);
            }
            """));
    }

    [Fact]
    public async Task The_problem_is_the_only_error_and_stands_on_the_argument()
    {
        var found = await Analysis.Run("""
            [Network] public sealed partial class Net
            {
                [Dense(4)] private static partial Tensor Encoder(Tensor x);
                static Tensor Forward([Shape(8)] Tensor x) => Dense(Relu(Encoder(x)), 0);
            }
            public static class Program { public static float[] Run() => new Net(seed: 3).Predict(new float[8]); }
            """);

        Assert.Equal([("NDSL1019", "0")], found);
    }

    [Fact]
    public async Task A_pragma_switches_a_rule_off()
    {
        var found = await Analysis.Run("""
            #pragma warning disable NDSL1019
            [Network, Input(4), Dense(0)] public sealed partial class Net;
            """);

        Assert.Empty(found);
    }

    [Fact]
    public async Task Every_network_of_a_file_is_read()
    {
        var found = await Analysis.Run("""
            [Network, Input(4), Dense(0)] public sealed partial class A;
            [Network, Input(4), Dense(-1)] public sealed partial class B;
            """);

        Assert.Equal([("NDSL1019", "0"), ("NDSL1019", "-1")], found);
    }
}
