using System.Threading.Tasks;
using NetDsl.CodeFixes;
using Xunit;

namespace NetDsl.Analyzers.Tests;

public sealed class UseFixTests
{
    [Fact]
    public Task Partial_for_the_network_and_what_holds_it() => Fixing.Check(new AddPartial(),
        """
        public static class Models
        {
            [Network, Input(4), Dense(2)]
            public sealed class {|NDSL4001:Net|};
        }
        [Network, Input(4), Dense(2)] internal sealed class {|NDSL4001:Other|};
        public class {|NDSL4001:Holder|} { [Network, Input(4), Dense(2)] public partial class Inner; }
        """,
        """
        public static partial class Models
        {
            [Network, Input(4), Dense(2)]
            public sealed partial class Net;
        }
        [Network, Input(4), Dense(2)] internal sealed partial class Other;
        public partial class Holder { [Network, Input(4), Dense(2)] public partial class Inner; }
        """);

    [Fact]
    public Task Predict_for_Forward() => Fixing.Check(new UsePredict(),
        Caller("{|NDSL4002:Net.Forward(pixels)|}"),
        Caller("new Net().Predict(pixels)"));

    [Fact]
    public Task Predict_of_the_network_that_is_at_hand() => Fixing.Check(new UsePredict(),
        Caller("{|NDSL4002:Net.Forward(pixels)|}", "var trained = new Net(seed: 3);"),
        Caller("trained.Predict(pixels)", "var trained = new Net(seed: 3);"));

    private static string Caller(string call, string before = "") => $$"""
        [Network] public sealed partial class Net { static Tensor Forward([Shape(4)] Tensor x) => Dense(x, 2); }
        public static class Program { public static float[] Run(float[] pixels) { {{before}} return {{call}}; } }
        """;
}
