using System;
using System.Linq;
using Xunit;

namespace NetDsl.Generator.Tests;

/// <summary>What a class must be to hold a network.</summary>
public sealed class DeclarationTests
{
    private const string Body = "static Tensor Forward([Shape(4)] Tensor x) => x;";

    [Theory]
    [InlineData("[Network] public class {|NDSL4001:A|} { " + Body + " }")]
    [InlineData("public class {|NDSL4001:Models|} { [Network] partial class A { " + Body + " } }")]
    [InlineData("[Network] public partial class {|NDSL4008:A|} { }")]
    [InlineData("[Network, Input(4), Dense(2)] public partial class {|NDSL4008:A|} { " + Body + " }")]
    [InlineData("[Network, Dense(2)] public partial class {|NDSL4008:A|};")]
    [InlineData("[Network] public partial class {|NDSL4008:A|}<T> { " + Body + " }")]
    [InlineData("[Network] public partial struct {|NDSL4008:A|} { " + Body + " }")]
    [InlineData("[Network] public abstract partial class {|NDSL4008:A|} { " + Body + " }")]
    [InlineData("[Network] public static partial class {|NDSL4008:A|} { " + Body + " }")]
    [InlineData("[Network] public partial record class {|NDSL4008:A|} { " + Body + " }")]
    [InlineData("[Network] file partial class {|NDSL4008:A|} { " + Body + " }")]
    [InlineData("[Network] public partial class {|NDSL4008:A|} : System.IO.StringWriter { " + Body + " }")]
    [InlineData("[Network] public partial class A { static int {|NDSL4008:Forward|}([Shape(4)] Tensor x) => 1; }")]
    [InlineData("[Network] public partial class A { static (Tensor, int) {|NDSL4008:Forward|}([Shape(4)] Tensor x) => (x, 1); }")]
    [InlineData("[Network] public partial class A { Tensor {|NDSL4008:Forward|}([Shape(4)] Tensor x) => x; }")]
    [InlineData("[Network] public partial class A { static Tensor {|NDSL4008:Forward|}() => Arange(3); }")]
    [InlineData("[Network] public partial class A { static Tensor {|NDSL4008:Forward|}([Shape(4)] Tensor x) => Arange(3); }")]
    [InlineData("[Network] public partial class A { static Tensor Forward([Shape(4)] Tensor x) => x; static Tensor {|NDSL4008:Forward|}([Shape(4)] IntTensor x) => Arange(2); }")]
    [InlineData("[Network] public partial class A { static Tensor Forward(Tensor {|NDSL4011:x|}) => x; }")]
    [InlineData("[Network] public partial class A { static Tensor Forward([Shape(4)] Tensor x, int {|NDSL4011:n|}) => x; }")]
    [InlineData("[Network] public partial class A { static Tensor Forward([Shape(4, {|NDSL4011:0|})] Tensor x) => x; }")]
    [InlineData("[Network] public partial class A { static Tensor Forward([{|NDSL4011:Shape(100000, 100000)|}] Tensor x) => x; }")]
    [InlineData("[Network] public partial class A { " + Body + " static Tensor Loss(Tensor y, Tensor {|NDSL4011:t|}) => y; }")]
    [InlineData("[Network] public partial class A { " + Body + " static Tensor Loss(Tensor y, [Shape] Tensor {|NDSL4011:x|}) => Mean(y); }")]
    [InlineData("[Network] public partial class A { " + Body + " static Tensor {|NDSL4008:Loss|}([Shape(4)] IntTensor t) => Mean(Cast(t)); }")]
    [InlineData("[Network] public partial class A { " + Body + " static float {|NDSL4008:Loss|}(Tensor y) => 1; }")]
    [InlineData("[Network] public partial class A { " + Body + " static Tensor {|NDSL1018:Loss|}(Tensor y) => y; }")]
    [InlineData("[Network, {|NDSL4008:MeanSquaredError|}] public partial class A { " + Body + " static Tensor Loss(Tensor y) => Mean(y); }")]
    [InlineData("[Network, {|NDSL4008:MeanSquaredError|}] public partial class A { static (Tensor, Tensor) Forward([Shape(4)] Tensor x) => (x, x); }")]
    [InlineData("[Network] public partial class A { [Dense(2)] private static partial Tensor {|NDSL4008:Fc|}(Tensor x, int n); static Tensor Forward([Shape(4)] Tensor x) => Fc(x, 2); }")]
    [InlineData("[Network, Input(4), Dense(2), {|NDSL4013:Embedding(3, 4)|}] public partial class A;")]
    [InlineData("[Network, Input(4, Integers = true), {|NDSL4013:Dense(2)|}] public partial class A;")]
    public void A_declaration_is_refused_at_its_place(string source)
    {
        // A parameter of Loss is checked once Forward is known, so the order of the two does not matter.
        var problems = Marked.Check(source);

        Assert.All(problems, problem => Assert.True(problem.Message.Length > 20, problem.Message));
    }

    [Fact]
    public void A_partial_class_in_several_files_is_one_network()
    {
        var reading = Reading.Of("""
            [Network] public partial class A { static Tensor Forward([Shape(4)] Tensor x) => Dense(x, Width); }
            public partial class A { const int Width = 3; }
            """);

        Assert.Equal([3], reading.Model!.Outputs.Single().Shape.Dimensions);
    }

    [Fact]
    public void A_private_nested_network_is_read()
    {
        var reading = Reading.Of("public partial class Holder { [Network, Input(4), Dense(2)] private partial class A; }");

        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void Another_networks_Forward_is_a_helper_named_by_its_class()
    {
        var reading = Reading.Of("""
            [Network] public partial class A { static Tensor Forward([Shape(4)] Tensor x) => Dense(Relu(Backbone.Forward(x)), 2, bias: false); }
            [Network] public partial class Backbone { internal static Tensor Forward([Shape(4)] Tensor x) => Dense(x, 3, bias: false); }
            """);

        Assert.Equal(["Backbone1.dense1.weight", "dense1.weight"], reading.Model!.Parameters.Select(parameter => parameter.Name).Order(StringComparer.Ordinal));
    }
}
