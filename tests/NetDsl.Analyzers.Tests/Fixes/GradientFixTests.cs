using System.Threading.Tasks;
using NetDsl.CodeFixes;
using Xunit;

namespace NetDsl.Analyzers.Tests;

public sealed class GradientFixTests
{
    [Theory]
    [InlineData("return {|NDSL2005:a > b|} ? a : b * 2;", "return Where(a > b, a, b * 2);")]
    [InlineData("return ({|NDSL2005:a == b|}) ? a : 0;", "return Where(Equal(a, b), a, 0);")]
    [InlineData("if ({|NDSL2005:a > b|}) return a; else return b;", "return Where(a > b, a, b);")]
    [InlineData("if ({|NDSL2005:a > b|}) { return a; } return b;", "return Where(a > b, a, b);")]
    [InlineData("var c = a; if ({|NDSL2005:a != b|}) { c = a; } else { c = b; } return c;", "var c = a; c = Where(NotEqual(a, b), a, b); return c;")]
    [InlineData("var c = a; if ({|NDSL2005:a > b|}) c = b; return c;", "var c = a; c = Where(a > b, b, c); return c;")]
    public Task Where_for_a_condition(string body, string mended) => Fixing.Check(new UseWhere(), Body(body), Body(mended));

    [Fact]
    public Task Truncate_for_a_cast() => Fixing.Check(new UseTruncate(),
        "[Network] public sealed partial class Net { static float Part(float x) => x - {|NDSL2007:(int)(x * 2)|}; static Tensor Forward([Shape(4)] Tensor x) => Dense(Map(Part, x), 2); }",
        "[Network] public sealed partial class Net { static float Part(float x) => x - MathF.Truncate(x * 2); static Tensor Forward([Shape(4)] Tensor x) => Dense(Map(Part, x), 2); }");

    [Fact]
    public Task A_derivative_that_is_named_and_not_written() => Fixing.Check(new DerivativeStub(),
        """
        [Network] public sealed partial class Net
        {
            [{|NDSL2003:Derivative("SwishSlope")|}]
            static float Swish(float x) => x / (1 + MathF.Exp(-x));
            static Tensor Forward([Shape(4)] Tensor x) => Dense(Map(Swish, x), 2);
        }
        """,
        """
        [Network] public sealed partial class Net
        {
            [Derivative(nameof(SwishSlope))]
            static float Swish(float x) => x / (1 + MathF.Exp(-x));

            static float SwishSlope(float x) => (Swish(x + 1e-3f) - Swish(x - 1e-3f)) / 2e-3f;
            static Tensor Forward([Shape(4)] Tensor x) => Dense(Map(Swish, x), 2);
        }
        """);

    [Fact]
    public Task One_derivative_of_two_is_missing() => Fixing.Check(new DerivativeStub(),
        """
        [Network] public sealed partial class Net
        {
            [{|NDSL2003:Derivative(nameof(ByX))|}]
            static float Gate(float x, float y) => x * y;
            static float ByX(float x, float y) => y;
            static Tensor Forward([Shape(4)] Tensor x) => Dense(Map(Gate, x, x), 2);
        }
        """,
        """
        [Network] public sealed partial class Net
        {
            [Derivative(nameof(ByX), nameof(GateSlopeByY))]
            static float Gate(float x, float y) => x * y;

            static float GateSlopeByY(float x, float y) => (Gate(x, y + 1e-3f) - Gate(x, y - 1e-3f)) / 2e-3f;
            static float ByX(float x, float y) => y;
            static Tensor Forward([Shape(4)] Tensor x) => Dense(Map(Gate, x, x), 2);
        }
        """);

    [Theory]
    [InlineData("{|NDSL2001:Step(Dense(x, 4))|}", "StraightThrough(Step, Dense(x, 4))")]
    [InlineData("Map({|NDSL2002:v => v > 0 ? 1 : 0|}, Dense(x, 4))", "StraightThrough(t => Map(v => v > 0 ? 1 : 0, t), Dense(x, 4))")]
    [InlineData("Map(Levels, Dense(x, 4))", "StraightThrough(t => Map(Levels, t), Dense(x, 4))", "{|NDSL2002:MathF.Floor(v)|}", "MathF.Floor(v)")]
    public Task A_straight_through_function(string call, string mended, string rounded = "v * v", string mendedRounded = "v * v") =>
        Fixing.Check(new UseStraightThrough(), Classes(call, rounded), Classes(mended, mendedRounded));

    [Theory]
    [InlineData("{|NDSL2001:Step(Dense(x, 4))|}", "StopGradient(Step(Dense(x, 4)))")]
    [InlineData("({|NDSL2001:Dense(x, 4) > 0|})", "(StopGradient(Dense(x, 4) > 0))")]
    [InlineData("Map(Levels, Dense(x, 4))", "StopGradient(Map(Levels, Dense(x, 4)))", "{|NDSL2002:MathF.Floor(v)|}", "MathF.Floor(v)")]
    public Task A_gradient_that_is_meant_to_end(string call, string mended, string rounded = "v * v", string mendedRounded = "v * v") =>
        Fixing.Check(new UseStopGradient(), Classes(call, rounded), Classes(mended, mendedRounded));

    [Fact]
    public Task A_gradient_that_is_meant_to_end_in_a_stack() => Fixing.Check(new UseStopGradient(),
        "[Network, Input(8), Dense(4), {|NDSL2001:Step|}, Dense(3), SoftmaxCrossEntropy] public sealed partial class Net;",
        "[Network, Input(8), Dense(4), Step, StopGradient, Dense(3), SoftmaxCrossEntropy] public sealed partial class Net;");

    [Theory]
    [InlineData("Sqrt({|NDSL2009:Square(Dense(x, 4))|})", "Sqrt(Square(Dense(x, 4)) + 1e-8)")]
    [InlineData("1 / {|NDSL2009:Square(Dense(x, 4))|}", "1 / (Square(Dense(x, 4)) + 1e-8)")]
    [InlineData("Log({|NDSL2009:Softmax(Dense(x, 4))|})", "LogSoftmax(Dense(x, 4))")]
    public Task An_argument_away_from_0(string call, string mended) => Fixing.Check(new AddEpsilon(), Classes(call), Classes(mended));

    [Fact]
    public Task A_layer_that_reaches_no_loss() => Fixing.Check(new RemoveUnused(),
        """
        [Network] public sealed partial class Net
        {
            static Tensor Forward([Shape(8)] Tensor x)
            {
                var side = {|NDSL2008:Dense(x, 5)|};
                return Dense(x, 3);
            }
            static Tensor Loss(Tensor y, [Shape] IntTensor t) => SoftmaxCrossEntropy(y, t);
        }
        """,
        """
        [Network] public sealed partial class Net
        {
            static Tensor Forward([Shape(8)] Tensor x)
            {
                return Dense(x, 3);
            }
            static Tensor Loss(Tensor y, [Shape] IntTensor t) => SoftmaxCrossEntropy(y, t);
        }
        """);

    private static string Classes(string hidden, string rounded = "v * v") => $$"""
        [Network] public sealed partial class Net
        {
            static float Levels(float v) => {{rounded}};
            static Tensor Forward([Shape(8)] Tensor x) => Dense({{hidden}}, 3);
            static Tensor Loss(Tensor y, [Shape] IntTensor t) => SoftmaxCrossEntropy(y, t);
        }
        """;

    private static string Body(string body) => $$"""
        [Network] public sealed partial class Net
        {
            static Tensor Forward([Shape(4)] Tensor a, [Shape(4)] Tensor b) => Dense(Choose(a, b), 2);
            static Tensor Choose(Tensor a, Tensor b) { {{body}} }
        }
        """;
}
