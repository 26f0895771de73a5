using System;
using System.IO;
using System.Linq;
using System.Text;

namespace Samples.Transformers;

/// <summary>Texts to learn from.</summary>
internal static class Corpus
{
    private static readonly string[] Names = ["ALMA", "BRUNO", "CELIA", "DARIO"];
    private static readonly string[] Subjects = ["the king", "my lord", "the sea", "a merchant", "the night", "your sister"];
    private static readonly string[] Verbs = ["loves", "fears", "forgets", "calls", "leaves", "follows"];

    /// <summary>Shakespeare where there is data; else lines that are made up, with a grammar that can be learned.</summary>
    public static string Shakespeare(string? option) =>
        DataFolder.Find(option, "shakespeare") is { } folder ? File.ReadAllText(Path.Combine(folder, "input.txt")) : Invented(1);

    /// <summary>Windows from anywhere in a text, with the token after each place.</summary>
    public static void Windows(ReadOnlySpan<int> tokens, Random random, int length, Span<int> x, Span<int> next)
    {
        for (var at = 0; at + length <= x.Length; at += length)
        {
            var start = random.Next(tokens.Length - length);
            tokens.Slice(start, length).CopyTo(x[at..]);
            tokens.Slice(start + 1, length).CopyTo(next[at..]);
        }
    }

    private static string Invented(int seed)
    {
        var random = new Random(seed);
        string Pick(string[] words) => words[random.Next(words.Length)];
        var text = new StringBuilder();
        for (var i = 0; i < 2000; i++)
        {
            // Each has three verbs of his own, by which he can be told.
            var speaker = random.Next(Names.Length);
            string Verb() => Verbs[(speaker + random.Next(3)) % Verbs.Length];
            text.Append($"{Names[speaker]}:\n{Pick(Subjects)} {Verb()} {Pick(Subjects)},\nand {Pick(Subjects)} {Verb()} me.\n\n");
        }

        return text.ToString();
    }
}
