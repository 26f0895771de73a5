using System.Linq;
using Xunit;

namespace NetDsl.Generator.Tests;

/// <summary>C# that runs at build time: each body computes a number, and a layer of that size shows it.</summary>
public sealed class ConstructTests
{
    [Theory]
    [InlineData("int n = 3; n += 4; n *= 2; n -= 1; n /= 2; n <<= 1; n %= 7; n++; return Dense(x, n);", 6)]
    [InlineData("int n = 5; var m = n++ + --n; return Dense(x, m + n);", 15)]
    [InlineData("x = Reshape(x, new[] { 2, x.Length / 2 }); return Dense(Flatten(x), x.Shape[1]);", 4)]
    [InlineData("long n = 3; return Dense(x, (int)(n * 2L));", 6)]
    [InlineData("double r = 7.9; float f = 1.5f; return Dense(x, (int)r + (int)(f * 2));", 10)]
    [InlineData("uint n = 7; byte b = 250; b += 5; return Dense(x, (int)(n >> 1) + b - 250);", 8)]
    [InlineData("bool a = true, b = false; return Dense(x, a && !b || b ^ a ? 3 : 4);", 3)]
    [InlineData("int[]? none = null; return Dense(x, none == null || none.Length > 3 ? 3 : 4);", 3)]
    [InlineData("int n = 6 & 3 | 8 ^ 1; return Dense(x, n + ~-3);", 13)]
    [InlineData("const int Width = 4; return Dense(x, Width * Half);", 8, "const int Half = 2;")]
    [InlineData("return Dense(x, Widths[1] + Table[^1].Item2);", 23, "static readonly int[] Widths = { 1, 20 }; static readonly (int, int)[] Table = [(1, 2), (2, 3)];")]
    [InlineData("return Dense(x, Total);", 7, "static int Total => 3 + 4;")]
    [InlineData("return Dense(x, Math.Max(3, Math.Abs(-7)) + (int)MathF.Sqrt(16) + (int)Math.Log2(8) + Math.Clamp(9, 1, 5));", 19)]
    [InlineData("if (x.Rank == 1) return Dense(x, 1); else return Dense(x, 2);", 1)]
    [InlineData("if (x.Shape[0] != 8) throw new ArgumentException(\"eight\"); return Dense(x, x.Length / 2);", 4)]
    [InlineData("int n; switch (x.Length) { case 1: case 2: n = 1; break; case > 5 and < 9 when x.Rank == 1: n = 5; break; default: n = 3; break; } return Dense(x, n);", 5)]
    [InlineData("return Dense(x, x.Length switch { 1 => 1, >= 8 and not 9 => 6, _ => 2 });", 6)]
    [InlineData("return Dense(x, (x.Rank, x.Length) switch { (2, _) => 1, (1, var n) when n > 3 => n, _ => 2 });", 8)]
    [InlineData("string mode = \"wide\"; return Dense(x, mode switch { \"narrow\" => 1, \"wide\" => 9, _ => 3 });", 9)]
    [InlineData("int? n = null; n ??= 4; return Dense(x, (n ?? 1) + n.Value);", 8)]
    [InlineData("var n = 0; for (int i = 0, j = 9; i < j; i++, j--) { if (i == 1) continue; if (i == 4) break; n += j; } return Dense(x, n);", 22)]
    [InlineData("var n = 0; foreach (var i in new[] { 1, 2, 3 }) n += i; foreach (var i in Enumerable.Range(4, 2)) n += i; return Dense(x, n);", 15)]
    [InlineData("var n = 0; int[] sizes = [1, .. new[] { 2, 3 }, 4]; foreach (var s in sizes[1..^1]) n += s; return Dense(x, n + sizes[^1]);", 9)]
    [InlineData("var n = 0; while (n < 5) n += 2; do n++; while (n < 3); return Dense(x, n);", 7)]
    [InlineData("var n = new int[3]; n[0] = 2; n[^1] += 5; return Dense(x, n[0] + n[1] + n[2]);", 7)]
    [InlineData("var rows = new int[2][]; rows[0] = [1, 2]; rows[1] = [3]; return Dense(x, rows[0][1] + rows[1].Length);", 3)]
    [InlineData("var list = new List<int> { 3, 4 }; list.Add(5); list[0] = 1; return Dense(x, list[0] + list[^1] + list.Count);", 9)]
    [InlineData("(int a, int b) = (3, 4); (a, b) = (b, a); var (c, _) = (a, 9); var t = (first: c, 2); return Dense(x, t.first * 10 + b);", 43)]
    [InlineData("int Twice(int n) => n * 2; int F(int n) => n <= 1 ? 1 : n * F(n - 1); return Dense(x, Twice(2) + F(3));", 10)]
    [InlineData("int n = 1; void Grow() { n += 3; } Grow(); Grow(); return Dense(x, n);", 7)]
    [InlineData("Func<int, int> f = n => n + 1; Func<int, int> g = Twice; return Dense(x, g(f(2)));", 6, "static int Twice(int n) => 2 * n;")]
    [InlineData("return Dense(x, Sum(1, 2, 3) + Take(b: 2) + Other.Three());", 14, "static int Sum(params int[] ns) { var s = 0; foreach (var n in ns) s += n; return s; } static int Take(int a = 3, int b = 1) => a + b; } static class Other { public static int Three() => 3;")]
    [InlineData("return Dense(x, First(new[] { 4, 5 }) + Pair(2, 'a').Item1);", 6, "static T First<T>(T[] items) => items[0]; static (A, B) Pair<A, B>(A a, B b) => (a, b);")]
    [InlineData("var n = 0; foreach (var (a, b) in new[] { (1, 2), (3, 4) }) n += a * b; return Dense(x, n);", 14)]
    [InlineData("var sizes = Enumerable.Range(1, 3).Select(i => i * i).ToArray(); return Dense(x, sizes.Sum() + sizes.Length);", 17)]
    [InlineData("var kind = Kind.Wide; return Dense(x, kind == Kind.Wide ? (int)kind + 3 : 1);", 5, "enum Kind { Narrow = 1, Wide = 2 }")]
    [InlineData("var text = $\"{x.Length:D2}-{\"a\",3}\" + 1; return Dense(x, text.Length);", 7)]
    [InlineData("_ = Dense(x, 3); var fs = new List<Func<int>>(); for (int i = 0; i < 3; i++) { int j = i; fs.Add(() => j); } return Dense(x, fs[0]() + fs[2]() + 1);", 3)]
    public void A_number_is_computed(string body, int units, string members = "")
    {
        var reading = Reading.Body(body, members);

        Assert.Empty(reading.Problems);
        Assert.Equal([units], reading.Model!.Outputs.Single().Shape.Dimensions);
    }

    [Fact]
    public void Tensors_stand_in_lists_arrays_tuples_and_loops()
    {
        var reading = Reading.Body("""
            var branches = new List<Tensor>();
            for (var i = 1; i <= 3; i++) branches.Add(Dense(x, i, bias: false));
            var parts = Split(x, 2);
            var (a, b) = Both(parts[0]);
            return Concat(branches[0], branches[^1], a, Concat(b, parts[1]));
            """, "static (Tensor, Tensor) Both(Tensor x) => (x, -x);");

        Assert.Empty(reading.Problems);
        Assert.Equal([16], reading.Model!.Outputs.Single().Shape.Dimensions);
        Assert.Equal(["dense1.weight [1, 8]", "dense2.weight [2, 8]", "dense3.weight [3, 8]"], reading.Parameters);
    }

    [Fact]
    public void Operators_are_the_functions_of_the_same_meaning()
    {
        var operators = Reading.Body("return Where(x > 1, -x, (x + x * 2 - 3) / x) + 0.5f;");
        var functions = Reading.Body("return Add(Where(Greater(x, 1), Negate(x), Divide(Subtract(Add(x, Multiply(x, 2)), 3), x)), 0.5);");

        Assert.Empty(operators.Problems);
        Assert.Equal(Shapes(functions), Shapes(operators));
        static string Shapes(Reading reading) => string.Join("\n", reading.Model!.Training.Nodes.Select(node => $"{node.Primitive} {node.Operands} {node.Type}"));
    }

    [Fact]
    public void Compound_assignment_works_on_tensors()
    {
        var reading = Reading.Body("x += Tanh(x); x *= 2; return x;");

        Assert.Empty(reading.Problems);
        Assert.Equal([8], reading.Model!.Outputs.Single().Shape.Dimensions);
    }

    [Fact]
    public void Two_readings_of_the_same_source_are_equal()
    {
        var source = Reading.Network("for (int i = 0; i < 3; i++) x = Relu(Dense(x, 4)); return x;", "static Tensor Loss(Tensor y, [Shape] IntTensor label) => SoftmaxCrossEntropy(y, label);");

        Assert.Equal(Reading.Of(source).Model, Reading.Of(source).Model);
        Assert.NotNull(Reading.Of(source).Model);
    }
}
