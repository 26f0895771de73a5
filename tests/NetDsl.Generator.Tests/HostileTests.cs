using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace NetDsl.Generator.Tests;

/// <summary>Broken, half-typed and absurd sources: the generator neither throws nor hangs, and no message is an excuse.</summary>
public sealed class HostileTests
{
    private static readonly string[] Networks =
    [
        """
        [Network, Input(1, 4, 4), Flatten, Dense(8, Name = "fc"), Tanh, Dense(3), SoftmaxCrossEntropy] public sealed partial class Net;
        """,
        """
        [Network] public sealed partial class Net
        {
            const int Width = 4;
            static readonly int[] Sizes = [4, 8, 3];
            [Dense(4), Relu] private static partial Tensor Shared(Tensor x);
            static (Tensor logits, Tensor side) Forward([Shape(8)] Tensor x, [Shape(5)] IntTensor tokens)
            {
                var list = new List<Tensor>();
                for (int i = 0; i < Sizes.Length; i++) { if (i % 2 == 1) continue; list.Add(Block(x, Sizes[i], last: i == 2)); }
                var e = Flatten(Embedding(tokens, 20, 4, name: "table"));
                var (a, b) = (Shared(x), Shared(Map(v => v > 0 ? v : MathF.Exp(v) - 1, x)));
                foreach (var t in list) a = Concat(a, t);
                var n = x.Shape[0] switch { < 4 => 1, 8 when x.Rank == 1 => 2, _ => 3 };
                while (n-- > 0) b += b * 0.5f;
                return (Dense(Concat(a, e), Width), b);
            }
            static Tensor Block(Tensor x, int width, bool last = false) { var y = Dense(x, width); return last ? y : Relu(y); }
            static Tensor Loss(Tensor logits, Tensor side, [Shape] IntTensor label) => SoftmaxCrossEntropy(logits, label) + Mean(side * side);
        }
        """,
    ];

    [Theory]
    [InlineData("return ")]
    [InlineData("return Dense(")]
    [InlineData("var y = Dense(x, ); return y")]
    [InlineData("for (int i = 0; i <")]
    [InlineData("if (x.Shape[0] > ) return x; else")]
    [InlineData("switch (x.Rank) { case")]
    [InlineData("return x.Shape[")]
    [InlineData("return Dense(x, 2147483647);")]
    [InlineData("return Dense(Dense(x, 100000000), 100000000);")]
    [InlineData("return Reshape(x, int.MaxValue, int.MaxValue, int.MaxValue);")]
    [InlineData("return Full(1, 2147483647, 2147483647, 2147483647, 2147483647, 2147483647) + x;")]
    [InlineData("return Slice(x, 0, -2147483648, 2147483647, int.MinValue);")]
    [InlineData("return Sum(x, int.MinValue);")]
    [InlineData("return Split(x, int.MinValue)[0];")]
    [InlineData("return Pad(x, new[] { int.MaxValue, int.MaxValue });")]
    [InlineData("return Dense(x, -5, gain: double.NaN);")]
    [InlineData("return Dense(x, 3, name: null!);")]
    [InlineData("return Dense(null!, 3);")]
    [InlineData("return Concat();")]
    [InlineData("return Concat(null!);")]
    [InlineData("return Concat(x, null!);")]
    [InlineData("return StraightThrough(null!, x);")]
    [InlineData("return StraightThrough(v => null!, x);")]
    [InlineData("return Map(null!, x);")]
    [InlineData("return Map(v => v is > 3 ? 1 : 0, x);")]
    [InlineData("return Dense(x, 3, init: (Init)77);")]
    [InlineData("return Reshape(x, null!);")]
    [InlineData("return Permute(x, 0, 0);")]
    [InlineData("return OneHot(null!, 3);")]
    [InlineData("Tensor F(Tensor t) => G(t); Tensor G(Tensor t) => F(t); return F(x);")]
    [InlineData("Func<Tensor, Tensor> f = null!; f = t => f(t); return f(x);")]
    [InlineData("var list = new List<Tensor>(); foreach (var t in list) list.Add(t); return list[0];")]
    [InlineData("var l = new List<object>(); l.Add(l); return x;")]
    [InlineData("var l = new List<object>(); l.Add(l); l.Add(l); l.Add(new List<object> { l }); return Dense(x, l.Count);")]
    [InlineData("var a = new object[1]; var b = new object[] { a }; a[0] = b; return Dense(x, string.Join(\",\", b).Length);")]
    [InlineData("return Dense(x, $\"{3:D999999999}\".Length);")]
    [InlineData("Tensor t = null!; return t + x;")]
    [InlineData("Tensor t = null!; return -t;")]
    [InlineData("Tensor t; if (x.Rank == 1) t = x; else t = null!; return t;")]
    [InlineData("return null!;")]
    [InlineData("int n = int.MinValue; return Dense(x, n / -1);")]
    [InlineData("int n = int.MinValue; return Dense(x, Math.Abs(n) % -1);")]
    [InlineData("return Dense(x, Math.Clamp(3, 5, 1));")]
    [InlineData("return Dense(x, (int)double.NaN);")]
    [InlineData("return Dense(x, $\"{3:Q}\".Length);")]
    [InlineData("return Dense(x, $\"{3,2000000000}\".Length);")]
    [InlineData("return Dense(x, Deep);", "static int Deep => Deep + 1;")]
    [InlineData("return Dense(x, Deep);", "static readonly int Deep = Deep + 1;")]
    public void A_half_typed_or_absurd_body_is_survived(string body, string members = "") => Survive(Reading.Network(body, members));

    [Theory]
    [InlineData("[Network")]
    [InlineData("[Network] partial class Net")]
    [InlineData("[Network] partial class Net { static")]
    [InlineData("[Network, Input] partial class Net;")]
    [InlineData("[Network, Input(null), Dense(3)] partial class Net;")]
    [InlineData("[Network, Input(-1, 2), Dense(3)] partial class Net;")]
    [InlineData("[Network, Input(4), Dense] partial class Net;")]
    [InlineData("[Network, Input(4), Dense(\"a\")] partial class Net;")]
    [InlineData("[Network, Input(4), Dense(3, Name = null)] partial class Net;")]
    [InlineData("[Network, Input(4), Dense(3, Name = \"\")] partial class Net;")]
    [InlineData("[Network, Input(4), Dense(int.MaxValue)] partial class Net;")]
    [InlineData("[Network, Input(4), Unknown(3)] partial class Net;")]
    [InlineData("[Network, Input(4), Reshape(-1, 2)] partial class Net;")]
    [InlineData("[Network, Input(4), SoftmaxCrossEntropy(ClassWeights = new double[] { 1 })] partial class Net;")]
    [InlineData("[Network, Input(), Dense(2), SoftmaxCrossEntropy] partial class Net;")]
    [InlineData("[Network] partial class Net { static Tensor Forward([Shape(null)] Tensor x) => x; }")]
    [InlineData("[Network] partial class Net { static Tensor Forward([Shape(1)] Tensor) => x; }")]
    [InlineData("[Network] partial class Net { static Tensor Forward([Shape(1)] params Tensor[] x) => x[0]; }")]
    [InlineData("[Network] partial class Net { static Tensor Forward([Shape(1)] ref Tensor x) => x; }")]
    [InlineData("[Network] partial class Net { static extern Tensor Forward([Shape(1)] Tensor x); }")]
    [InlineData("[Network] partial class Net { static partial Tensor Forward([Shape(1)] Tensor x); }")]
    [InlineData("[Network] partial class Net { [Dense(2)] static partial Tensor F(Tensor x); [Dense(3)] static partial Tensor F(Tensor x); static Tensor Forward([Shape(1)] Tensor x) => F(x); }")]
    [InlineData("[Network] partial class Net { [Dense(2)] static partial void F(); static Tensor Forward([Shape(1)] Tensor x) { F(); return x; } }")]
    [InlineData("[Network] partial class Net : Net { static Tensor Forward([Shape(1)] Tensor x) => x; }")]
    [InlineData("[Network] partial struct Net { static Tensor Forward([Shape(1)] Tensor x) => x; }")]
    [InlineData("[Network] partial class Net { class Forward { } }")]
    public void A_half_typed_or_absurd_declaration_is_survived(string source) => Survive(source);

    [Fact]
    public void Long_expressions_and_deep_blocks_are_survived()
    {
        Survive(Reading.Network("return Dense(x, " + string.Join(" + ", Enumerable.Repeat("x.Rank", 5000)) + ");"));
        Survive(Reading.Network("return " + string.Concat(Enumerable.Repeat("Relu(", 400)) + "x" + new string(')', 400) + ";"));
        Survive(Reading.Network(string.Concat(Enumerable.Repeat("if (x.Rank == 1) {", 300)) + "return x;" + new string('}', 300)));
    }

    /// <summary>Tokens taken out, doubled, exchanged and replaced: 300 sources that nobody has typed, the same in every run.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Mutated_networks_are_survived(int network)
    {
        var random = new Random(20260 + network);
        var tokens = SyntaxFactory.ParseTokens(Networks[network]).Select(token => token.ToFullString()).Where(token => token.Length > 0).ToList();
        string[] strangers = ["0", "-1", "null", "x", ";", "(", ")", "}", "int", "99999999999", "return", "\"a\"", "i", "[", "static", "Tensor", "=>", "1e30", "new", "default"];
        for (var i = 0; i < 150; i++)
        {
            var mutated = new List<string>(tokens);
            for (var edit = random.Next(1, 4); edit > 0; edit--)
            {
                int at = random.Next(mutated.Count), other = random.Next(mutated.Count);
                switch (random.Next(4))
                {
                    case 0: mutated.RemoveAt(at); break;
                    case 1: mutated.Insert(at, mutated[other]); break;
                    case 2: (mutated[at], mutated[other]) = (mutated[other], mutated[at]); break;
                    default: mutated[at] = " " + strangers[random.Next(strangers.Length)] + " "; break;
                }
            }

            Survive(string.Concat(mutated));
        }
    }

    [Fact]
    public void A_reading_that_is_cancelled_stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => Reading.Of(Reading.Network("while (true) x = Relu(x);"), source.Token));
    }

    private static void Survive(string source)
    {
        var watch = Stopwatch.StartNew();
        var compilation = Sources.Compile(Sources.Usings + source);
        var result = CSharpGeneratorDriver.Create(new NetworkGenerator()).RunGenerators(compilation).GetRunResult();

        Assert.True(result.Results.All(run => run.Exception is null), $"{source}\n{result.Results.First().Exception}");
        Assert.Empty(result.Diagnostics);
        // An excuse would mean that a mistake of the user was met by no rule.
        Assert.True(result.GeneratedTrees.All(tree => !tree.ToString().Contains("NDSL4012", StringComparison.Ordinal)), $"{source}\n{result.GeneratedTrees.FirstOrDefault()}");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), source);
    }
}
