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

    private static string Body(string body) => $$"""
        [Network] public sealed partial class Net
        {
            static Tensor Forward([Shape(4)] Tensor a, [Shape(4)] Tensor b) => Dense(Choose(a, b), 2);
            static Tensor Choose(Tensor a, Tensor b) { {{body}} }
        }
        """;
}
