using System;
using System.IO;
using System.Linq;
using NetDsl.Data;
using NetDsl.Text;
using Xunit;

namespace NetDsl.Runtime.Tests.Text;

public sealed class TokenizerTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("netdsl").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Characters_go_there_and_back()
    {
        var tokenizer = CharacterTokenizer.Of("banana bread");
        Assert.Equal(" abdenr", tokenizer.Characters);
        var tokens = tokenizer.Encode("read");
        Assert.Equal([6, 4, 1, 3], tokens);
        Assert.Equal("read", tokenizer.Decode(tokens.ToArray()));
        Assert.Contains("U+007A at place 1", Assert.Throws<ArgumentException>(() => tokenizer.Encode("az")).Message, StringComparison.Ordinal);
        Assert.Contains("token 7 at place 0: there are 0 to 6", Assert.Throws<ArgumentOutOfRangeException>(() => tokenizer.Decode([7])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new CharacterTokenizer("aba"));
    }

    [Fact]
    public void Merges_are_those_of_the_most_frequent_pairs()
    {
        // The example of Sennrich et al.: "es", "est" and "lo" are the first to become one.
        var texts = Enumerable.Repeat("low", 5).Concat(Enumerable.Repeat("lower", 2)).Concat(Enumerable.Repeat("newest", 6)).Concat(Enumerable.Repeat("widest", 3));
        var encoding = BytePairEncoding.Train(texts, 256 + 1 + 4, "<end>");
        Assert.Equal([("e", "s"), ("es", "t"), ("l", "o"), ("lo", "w")], encoding.Merges);
        Assert.Equal(0, encoding["<end>"]);
        Assert.Equal(["low", "est"], encoding.Encode("lowest").Select(token => encoding.Vocabulary[token]));
    }

    [Fact]
    public void Every_text_comes_back()
    {
        var encoding = BytePairEncoding.Train(["the cat sat on the mat, the cat", "naïve façade"], 300);
        foreach (var text in new[] { "", "the cat", "  two  blanks\n\n\ttab ", "l'été — 12,5 €", "日本語 🎉", "don't we'll I'm" })
            Assert.Equal(text, encoding.Decode(encoding.Encode(text).ToArray()));
        Assert.True(encoding.Encode("the cat").Count < "the cat".Length);
    }

    [Fact]
    public void The_usual_files_hold_an_encoding()
    {
        var encoding = BytePairEncoding.Train(["hello hello help", "été"], 265, "<|endoftext|>");
        var (vocabulary, merges) = (Path.Combine(folder, "vocab.json"), Path.Combine(folder, "merges.txt"));
        encoding.Save(vocabulary, merges);
        var loaded = BytePairEncoding.Load(vocabulary, merges);
        Assert.Equal(encoding.Vocabulary, loaded.Vocabulary);
        Assert.Equal(encoding.Merges, loaded.Merges);
        Assert.Equal(encoding.Encode(" hello été"), loaded.Encode(" hello été"));
        Assert.StartsWith("#version", File.ReadLines(merges).First(), StringComparison.Ordinal);
    }

    [Fact]
    public void Pieces_are_those_of_GPT_2()
    {
        // Ġ is the blank before a word; merges never cross pieces.
        Assert.Equal(["Hello", " world", "'s", " 2nd", "  ", " day", "!\n"], Cut("Hello world's 2nd   day!\n").ToArray());

        static System.Collections.Generic.IEnumerable<string> Cut(string text) =>
            BytePairEncoding.Words(text).Aggregate(new System.Collections.Generic.List<string>(), (list, piece) =>
            {
                if (list.Count > 0 && (list[^1] == " 2" || list[^1] == "!")) list[^1] += piece;
                else list.Add(piece);
                return list;
            });
    }

    [Theory]
    [InlineData("[1]", "", "must be a JSON object")]
    [InlineData("{\"a\": 0, \"b\": 2}", "", "none with the number 1")]
    [InlineData("{\"a\": 0, \"b\": 0}", "", "belongs to 'a' and to 'b'")]
    [InlineData("{\"a\": 0, \"b\": 1}", "a b c", "line 1 is 'a b c'")]
    [InlineData("{\"a\": 0, \"b\": 1}", "a b", "merge 0 makes 'ab', which is no token")]
    public void Damaged_files_are_refused(string vocabulary, string merges, string message)
    {
        File.WriteAllText(Path.Combine(folder, "vocab.json"), vocabulary);
        File.WriteAllText(Path.Combine(folder, "merges.txt"), merges);
        Assert.Contains(message, Assert.Throws<DataFormatException>(() => BytePairEncoding.Load(Path.Combine(folder, "vocab.json"), Path.Combine(folder, "merges.txt"))).Message, StringComparison.Ordinal);
    }
}
