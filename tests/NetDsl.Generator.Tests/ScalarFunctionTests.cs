using System;
using System.Globalization;
using System.Linq;
using NetDsl.Compiler;
using Xunit;

namespace NetDsl.Generator.Tests;

/// <summary>A user's function of a number becomes a formula with the same values.</summary>
public sealed class ScalarFunctionTests
{
    [Theory]
    [InlineData("v => v * 2 + 1", "-1.5 -2")]
    [InlineData("v => v / (1 + MathF.Exp(-v))", "0 0")]
    [InlineData("v => v > 0 ? v : 0.1f * v", "3 3; -2 -0.2")]
    [InlineData("v => { if (v > 1) return 1; if (v < -1) return -1; return v; }", "3 1; -3 -1; 0.5 0.5")]
    [InlineData("v => { var y = v; if (v < 0) y = -v; else y += 1; return y * 2; }", "3 8; -3 6")]
    [InlineData("v => { if (v > 0) { if (v > 2) return 9; v *= 2; } return v + 1; }", "3 9; 1 3; -1 0")]
    [InlineData("v => { float s = 0; float[] c = [1, 2, 3]; for (int i = c.Length - 1; i >= 0; i--) s = s * v + c[i]; return s; }", "2 17")]
    [InlineData("v => MathF.Max(v, 0) + MathF.Pow(v, 2) - Math.Min(1, Math.Abs(v)) is var r && r > 1 && !(v == 7) ? 1 : 0", "3 1; 0.5 0; 7 0")]
    [InlineData("v => Math.Clamp(v, -1, 1) + MathF.FusedMultiplyAdd(v, 2, 1)", "3 8")]
    [InlineData("v => Twice(Twice(v)) * Scale", "3 6")]
    [InlineData("Named", "3 9.5; 0 0.5")]
    [InlineData("v => (float)Math.Tanh((double)v) % 1", "0 0")]
    public void The_formula_has_the_values(string function, string pairs)
    {
        var reading = Reading.Body($"const float half = 0.5f; return Map({function}, x);", "const float Scale = 0.5f; static float Twice(float v) => v * 2; static float Named(float v) => v * v + 0.5f;");

        Assert.Empty(reading.Problems);
        var formula = reading.Model!.Training.Nodes.Select(node => node.Primitive).OfType<ElementwisePrimitive>().Last().Expression;
        foreach (var pair in pairs.Split("; "))
        {
            var numbers = pair.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
            Assert.Equal(numbers[1], formula.Evaluate(_ => numbers[0], 1), 6);
        }
    }

    [Fact]
    public void A_lambda_sees_the_variables_around_it()
    {
        var reading = Reading.Body("var slope = 0.25f; slope *= 2; return Map(v => v * slope, x);");
        var formula = reading.Model!.Training.Nodes.Select(node => node.Primitive).OfType<ElementwisePrimitive>().Last().Expression;

        Assert.Equal(2.0, formula.Evaluate(_ => 4, 1));
    }

    [Fact]
    public void A_function_of_two_numbers_takes_two_tensors()
    {
        var reading = Reading.Body("return Map((a, b) => a - b * b, x, Tanh(x));");
        var formula = reading.Model!.Training.Nodes.Select(node => node.Primitive).OfType<ElementwisePrimitive>().Last().Expression;

        Assert.Equal(-4.0, formula.Evaluate(operand => operand == 0 ? 5 : 3, 1));
    }

    [Fact]
    public void A_derivative_that_the_user_gives_is_taken()
    {
        var reading = Reading.Body("return Map(Cube, x);", "[Derivative(nameof(Slope))] static float Cube(float v) => v * v * v; static float Slope(float v) => 3 * v * v;");
        var primitive = reading.Model!.Training.Nodes.Select(node => node.Primitive).OfType<ElementwisePrimitive>().Last();

        Assert.Equal(12.0, primitive.Slopes.Single().Evaluate(_ => 2, 1));
    }

    [Theory]
    [InlineData("v => {|NDSL2003:MathF.Atan(v)|}")]
    [InlineData("v => {|NDSL2003:BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(v))|}")]
    [InlineData("v => {|NDSL2007:(int)v|}")]
    public void What_has_no_derivative_is_told(string function)
    {
        if (function.Contains("BitConverter", StringComparison.Ordinal)) function = "v => BitConverter.Int32BitsToSingle({|NDSL2003:BitConverter.SingleToInt32Bits(v)|})";
        Marked.Body($"return Map({function}, x);");
    }

    [Fact]
    public void A_loop_bound_by_the_argument_is_refused() =>
        Marked.Body("return Map(F, x);", "static float F(float v) { var n = 0f; while ({|NDSL2004:n < v|}) n += 1; return n; }");

    [Fact]
    public void A_derivative_that_is_not_there_is_told() =>
        Marked.Body("return Map(F, x);", "[{|NDSL2003:Derivative(\"G\")|}] static float F(float v) => v;");

    [Fact]
    public void Straight_through_takes_functions_of_tensors()
    {
        var reading = Reading.Body("return StraightThrough(Step, x) + StraightThrough(v => Round(v * 4) / 4, x) + StraightThrough(Own, x);", "static Tensor Own(Tensor t) => Sign(t);");

        Assert.Empty(reading.Problems);
        Assert.Equal(3, reading.Model!.Training.Nodes.Count(node => node.Primitive is StraightThroughPrimitive));
    }
}
