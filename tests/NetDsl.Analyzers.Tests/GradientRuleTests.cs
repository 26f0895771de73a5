using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace NetDsl.Analyzers.Tests;

/// <summary>Gradients that are lost in silence, and what means to lose them.</summary>
public sealed class GradientRuleTests
{
    private const string StepAdvice = "Use Sigmoid, or StraightThrough(Step)";

    [Theory]
    [InlineData("[Network, Input(784), Dense(128, Name = \"fc1\"), {|NDSL2001:Step|}, Dense(10), SoftmaxCrossEntropy] public sealed partial class N;", "'Step' has slope 0 wherever it has one: the 100,480 parameters of 'fc1' would never change. " + StepAdvice)]
    [InlineData("return Dense({|NDSL2001:Step(Dense(Relu(Dense(x, 4, name: \"a\")), 4, name: \"b\"))|}, 3);", "'Step' has slope 0 wherever it has one: the 56 parameters of 'a' and 'b' would never change. " + StepAdvice)]
    [InlineData("return Dense({|NDSL2001:Sign(Dense(x, 4))|}, 3);", "'Sign' has slope 0 wherever it has one: the 36 parameters of 'dense1' would never change. Use Tanh, or StraightThrough(Sign)")]
    [InlineData("return Dense({|NDSL2001:Round(Dense(x, 4))|}, 3);", "'Round' has slope 0 wherever it has one: the 36 parameters of 'dense1' would never change. Use StraightThrough(Round), or StopGradient where it is meant")]
    [InlineData("return Dense({|NDSL2001:Floor(Tanh(Dense(x, 4)))|}, 3);", null)]
    [InlineData("return Dense({|NDSL2001:Ceiling(Dense(x, 4))|}, 3);", null)]
    [InlineData("return Dense({|NDSL2001:Truncate(Dense(x, 4))|}, 3);", null)]
    [InlineData("return Dense({|NDSL2001:Dense(x, 4) > 0|}, 3);", "'Greater' has slope 0 wherever it has one: the 36 parameters of 'dense1' would never change. Use Sigmoid of the difference, or StraightThrough")]
    [InlineData("return Dense(Where({|NDSL2001:Dense(x, 8)|}, x, Tanh(x)), 3);", "the condition of 'Where' hands no gradient on: the 72 parameters of 'dense1' would never change. Blend with Sigmoid, or say that it is meant: StopGradient on the tensor of the condition")]
    public async Task A_step_on_the_only_way_is_told(string forward, string? message)
    {
        var found = await Marked.One(forward.StartsWith('[') ? forward : Marked.Network(forward));
        if (message is not null) Assert.Equal(message, found);
    }

    [Theory]
    [InlineData("return Dense(StraightThrough(Step, Dense(x, 4)), 3);")]
    [InlineData("return Dense(Step(StopGradient(Dense(x, 4))), 3);")]
    [InlineData("return Dense(StopGradient(Step(Dense(x, 4))), 3);")]
    [InlineData("var h = Dense(x, 4); return Dense(Step(h) + h, 3);")]
    [InlineData("var h = Dense(x, 4); return Dense(h * (h > 0), 3);")]
    [InlineData("return Dense(Concat(Step(x), x), 3);")]
    [InlineData("return Dense(Map(v => v - MathF.Floor(v), Dense(x, 4)), 3);")]
    public async Task A_gradient_with_another_way_or_stopped_on_purpose_is_right(string forward) =>
        Assert.Empty(await Marked.Check(Marked.Network(forward)));

    [Fact]
    public async Task A_network_that_is_not_trained_may_step() =>
        Assert.Empty(await Marked.Check("[Network, Input(2), Dense(4), Step, Dense(1), Step] public sealed partial class N;"));

    [Fact]
    public async Task A_function_that_rounds_is_told_where_it_does() => Assert.Equal(
        "activation 'MyAct' calls MathF.Floor, whose slope is 0 almost everywhere: the 36 parameters of 'dense1' would never change. Use StraightThrough, or StopGradient where it is meant",
        await Marked.One(Marked.Network("return Dense(Map(MyAct, Dense(x, 4)), 3);", "static float MyAct(float v) => 0.5f * {|NDSL2002:MathF.Floor(v * 2)|};")));

    [Fact]
    public async Task A_function_of_constants_is_told_at_its_name() => Assert.StartsWith(
        "activation 'MyAct' is constant on either side of its condition",
        await Marked.One(Marked.Network("return Dense(Map({|NDSL2002:MyAct|}, Dense(x, 4)), 3);", "static float MyAct(float v) => v > 0 ? 1 : -1;")),
        System.StringComparison.Ordinal);

    [Theory]
    [InlineData("return Map(v => {|NDSL2003:MathF.Atan(v)|}, Dense(x, 3));")]
    [InlineData("return Map(v => {|NDSL2007:(int)v|}, Dense(x, 3));")]
    [InlineData("return Map(v => { var n = 0f; while ({|NDSL2004:n < v|}) n += 1; return n; }, Dense(x, 3));")]
    [InlineData("return {|NDSL2005:x == Dense(x, 8)|} ? Dense(x, 3) : x;")]
    public async Task What_has_no_derivative_is_told_by_the_reading(string forward) => await Marked.One(Marked.Network(forward));

    [Theory]
    [InlineData("var aux = {|NDSL2008:Dense(x, 4, name: \"auxHead\")|}; return Dense(x, 3);", "'auxHead' (36 parameters) does not reach the loss: its gradient is always 0")]
    [InlineData("var aux = Dense(Relu({|NDSL2008:Dense(x, 4)|}), 4); return Dense(x, 3);", "'dense1' and 'dense2' (56 parameters) do not reach the loss: their gradients are always 0")]
    public async Task A_branch_apart_is_told_once(string forward, string message) => Assert.Equal(message, await Marked.One(Marked.Network(forward)));

    [Theory]
    [InlineData("var frozen = StopGradient(Dense(x, 4)); return Dense(Concat(x, frozen), 3);")]
    [InlineData("var aux = Relu(x); return Dense(x, 3);")]
    public async Task What_is_meant_is_not_told(string forward) => Assert.Empty(await Marked.Check(Marked.Network(forward)));

    [Theory]
    [InlineData("return Dense(Sqrt({|NDSL2009:Square(Dense(x, 4))|}), 3);", "the argument of Sqrt can be 0, where the slope is infinite: add 1e-8")]
    [InlineData("var h = Tanh(Dense(x, 4)); return Dense(h / {|NDSL2009:Relu(h)|}, 3);", "the divisor can be 0, where the quotient is infinite: add 1e-8")]
    [InlineData("var h = Dense(x, 4); return Dense(h / Sqrt({|NDSL2009:Sum(h * h, 0, keepDims: true)|}), 3);", "the argument of Sqrt can be 0, where the slope is infinite: add 1e-8")]
    [InlineData("return Dense(Log({|NDSL2009:Relu(Dense(x, 4))|}), 3);", "the argument of Log can be 0, where Log is −∞ and the slope infinite: add 1e-8")]
    [InlineData("return Dense(Log({|NDSL2009:Softmax(Dense(x, 4))|}), 3);", "Softmax can round to 0, where Log is −∞: use LogSoftmax, which is exact")]
    [InlineData("return Dense(Pow({|NDSL2009:Abs(Dense(x, 4))|}, 0.5), 3);", "the argument of this root can be 0, where the slope is infinite: add 1e-8")]
    public async Task An_argument_that_can_be_0_is_told(string forward, string message) => Assert.Equal(message, await Marked.One(Marked.Network(forward)));

    [Theory]
    [InlineData("return Dense(Sqrt(Square(Dense(x, 4)) + 1e-8), 3);")]
    [InlineData("var h = Dense(x, 4); return Dense(h / (Sum(Abs(h), 0, keepDims: true) + 1e-8), 3);")]
    [InlineData("return Dense(Sqrt(Maximum(Square(Dense(x, 4)), 1e-6)), 3);")]
    [InlineData("return Dense(Log(Softplus(Dense(x, 4)) + 1), 3);")]
    [InlineData("return Dense(Log(Exp(Dense(x, 4))), 3);")]
    [InlineData("return Dense(Log(x), 3);")]
    [InlineData("return Dense(Sqrt(Square(x)), 3);")]
    [InlineData("return Dense(1 / (1 + Exp(Dense(x, 4))), 3);")]
    [InlineData("return Dense(StandardDeviation(Dense(x, 4), 0, keepDims: true), 3);")]
    public async Task An_argument_that_is_kept_from_0_is_right(string forward) => Assert.Empty(await Marked.Check(Marked.Network(forward)));

    [Fact]
    public async Task A_wrong_derivative_is_told_with_both_numbers()
    {
        var message = await Marked.One(Marked.Network("return Map(Swish, Dense(x, 3));", """
            [{|NDSL2010:Derivative(nameof(Slope))|}] static float Swish(float v) => v / (1 + MathF.Exp(-v));
            static float Slope(float v) => 1 / (1 + MathF.Exp(-v));
            """));

        Assert.Matches("^\\[Derivative\\] of 'Swish' gives 0\\.[0-9]{4} at x = −?[0-9.]+; finite differences give −?[0-9.]+$", message);
    }

    [Theory]
    [InlineData("[Derivative(nameof(Slope))] static float F(float v) => v / (1 + MathF.Exp(-v)); static float Slope(float v) { var s = 1 / (1 + MathF.Exp(-v)); return s + v * s * (1 - s); }")]
    // In the place of a slope that is 0, another one is meant.
    [InlineData("[Derivative(nameof(Slope))] static float F(float v) => MathF.Round(v); static float Slope(float v) => 1;")]
    public async Task A_right_derivative_and_a_surrogate_are_right(string members) =>
        Assert.Empty(await Marked.Check(Marked.Network("return Map(F, Dense(x, 3));", members)));

    [Theory]
    [InlineData("static float F(float v) => MathF.Max(0, 1 - MathF.Abs(v));", "'F' has kinks at x = −1, 0 and 1: one of the two slopes is used there")]
    [InlineData("static float F(float v) => v >= 0 ? v : 0.5f * v;", "'F' has a kink at x = 0: the slope from the right is used")]
    public async Task A_kink_is_a_hint(string members, string message) =>
        Assert.Equal(message, await Marked.One(Marked.Network("return Map({|NDSL2012:F|}, Dense(x, 3));", members)));

    [Theory]
    [InlineData("static float F(float v) => v > 0 ? v * v : -v * v;")]
    [InlineData("static float F(float v) => v * MathF.Tanh(v);")]
    public async Task A_smooth_function_has_no_hint(string members) =>
        Assert.Empty(await Marked.Check(Marked.Network("return Map(F, Dense(x, 3));", members)));
}
