using System.Threading.Tasks;
using NetDsl.CodeFixes;
using Xunit;

namespace NetDsl.Analyzers.Tests;

public sealed class TutorFixTests
{
    [Fact]
    public Task Relu_between_linear_layers_of_a_stack() => Fixing.Check(new InsertRelu(),
        "[Network, Input(8), Dense(4), {|NDSL3001:Dense(3)|}, {|NDSL3001:Dense(2)|}] public sealed partial class Net;",
        "[Network, Input(8), Dense(4), Relu, Dense(3), Relu, Dense(2)] public sealed partial class Net;");

    [Fact]
    public Task Relu_between_linear_layers_of_Forward() => Fixing.Check(new InsertRelu(),
        "[Network] public sealed partial class Net { static Tensor Forward([Shape(8)] Tensor x) { var h = Dense(x, 4); return {|NDSL3001:Dense(h, 2)|}; } }",
        "[Network] public sealed partial class Net { static Tensor Forward([Shape(8)] Tensor x) { var h = Dense(x, 4); return Dense(Relu(h), 2); } }");

    [Fact]
    public Task Relu_between_linear_layers_of_a_partial_method() => Fixing.Check(new InsertRelu(),
        "[Network] public sealed partial class Net { [Dense(4), {|NDSL3001:Dense(3)|}] private static partial Tensor Head(Tensor x); static Tensor Forward([Shape(8)] Tensor x) => Head(x); }",
        "[Network] public sealed partial class Net { [Dense(4), Relu, Dense(3)] private static partial Tensor Head(Tensor x); static Tensor Forward([Shape(8)] Tensor x) => Head(x); }");

    [Fact]
    public Task Merged_layers_of_a_stack() => Fixing.Check(new MergeLayers(),
        """
        [Network, Input(8)]
        [Dense(4)]
        [{|NDSL3001:Dense(3)|}]
        public sealed partial class Net;
        [Network, Input(8), Dense(4), {|NDSL3001:Dense(3)|}]
        public sealed partial class Other;
        """,
        """
        [Network, Input(8)]
        [Dense(3)]
        public sealed partial class Net;
        [Network, Input(8), Dense(3)]
        public sealed partial class Other;
        """);

    [Fact]
    public Task Merged_layers_of_Forward() => Fixing.Check(new MergeLayers(),
        "[Network] public sealed partial class Net { static Tensor Forward([Shape(8)] Tensor x) => {|NDSL3001:Dense(Dense(x + 1, 4), 2)|}; }",
        "[Network] public sealed partial class Net { static Tensor Forward([Shape(8)] Tensor x) => Dense(x + 1, 2); }");
}
