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

    [Fact]
    public Task A_layer_that_nobody_calls() => Fixing.Check(new RemoveUnused(),
        """
        [Network] public sealed partial class Net
        {
            [Dense(4)] private static partial Tensor {|NDSL4003:Head|}(Tensor x);
            static Tensor Forward([Shape(8)] Tensor x) => Dense(x, 3);
        }
        """,
        """
        [Network] public sealed partial class Net
        {
            static Tensor Forward([Shape(8)] Tensor x) => Dense(x, 3);
        }
        """);

    [Theory]
    [InlineData("_ => new Trainer<Net>(new Net(seed: {|NDSL4006:42|}), new Adam())", "seed => new Trainer<Net>(new Net(seed: seed), new Adam())")]
    [InlineData("s => new Trainer<Net>({|NDSL4006:new Net()|}, new Adam())", "s => new Trainer<Net>(new Net(seed: s), new Adam())")]
    public Task Restarts_with_their_own_seeds(string create, string mended) => Fixing.Check(new PassSeed(), Restarts(create), Restarts(mended));

    [Fact]
    public Task A_scaler_of_the_training_rows() => Fixing.Check(new FitOnTrain(), Scaled("{|NDSL4005:table|}"), Scaled("parts.Train"));

    private static string Restarts(string create) =>
        $"[Network, Input(2), Dense(1), MeanSquaredError] public sealed partial class Net; public static class P {{ public static Net Run(DataSet a, DataSet b) => RandomRestarts.Run(5, 1, {create}, a, b, 3).Best; }}";

    private static string Scaled(string rows) =>
        $"public static class P {{ public static DataSet Run(CsvTable table) {{ var parts = table.Split(0.1, 0.1); var prepared = new TablePipeline().Standardize(\"a\").Target(\"b\").Fit({rows}); return prepared.Apply(parts.Test); }} }}";

    private static string Caller(string call, string before = "") => $$"""
        [Network] public sealed partial class Net { static Tensor Forward([Shape(4)] Tensor x) => Dense(x, 2); }
        public static class Program { public static float[] Run(float[] pixels) { {{before}} return {{call}}; } }
        """;
}
