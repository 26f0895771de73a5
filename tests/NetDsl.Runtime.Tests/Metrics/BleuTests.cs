using System;
using Xunit;

namespace NetDsl.Runtime.Tests.Metrics;

public sealed class BleuTests
{
    private static readonly string[] Translations = ["The dog bit the man.", "It wasn't surprising.", "The man had just bitten him."];

    [Fact]
    public void The_documented_example_of_sacreBLEU()
    {
        var score = Bleu.Of(Translations, [
            ["The dog bit the man.", "It was not unexpected.", "The man bit him first."],
            ["The dog had bit the man.", "No one was surprised.", "The man had bitten the dog."]]);
        Assert.Equal(48.530827009929865, score.Score, 9);
        Assert.Equal(0.943, score.BrevityPenalty, 3);
    }

    [Fact]
    public void Equal_texts_score_100_and_different_ones_0()
    {
        Assert.Equal(100, Bleu.Of(Translations, Translations).Score, 9);
        Assert.Equal(0, Bleu.Of(["quite another thing altogether"], ["nothing that would match here"]).Score);
    }

    [Fact]
    public void Short_translations_are_penalised()
    {
        var score = Bleu.Of(["one two three four"], ["one two three four five six seven eight"]);
        Assert.Equal(Math.Exp(-1), score.BrevityPenalty, 12);
        Assert.Equal(100 * Math.Exp(-1), score.Score, 9);
    }

    [Theory]
    [InlineData("It costs $3.50, not 1,000.", "It costs $ 3.50 , not 1,000 .")]
    [InlineData("a &quot;b&quot; (c) 5-6 l'homme", "a \" b \" ( c ) 5 - 6 l'homme")]
    public void Lines_are_cut_as_mteval_does(string line, string words) => Assert.Equal(words, string.Join(' ', Bleu.Tokens(line)));

    [Fact]
    public void Each_translation_needs_a_reference() =>
        Assert.Contains("2 references for 3 translations", Assert.Throws<ArgumentException>(() => Bleu.Of(Translations, ["a", "b"])).Message, StringComparison.Ordinal);
}
