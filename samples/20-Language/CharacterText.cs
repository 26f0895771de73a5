using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetDsl.Data;

namespace Samples.Language;

/// <summary>A text as numbers, one for each different character in the order of their codes; its last tenth is for validation.</summary>
internal sealed class CharacterText
{
    private readonly int[] codes;
    private readonly Dictionary<char, int> numbers;

    public CharacterText(string name, string text)
    {
        Name = name;
        Alphabet = new string(text.Distinct().Order().ToArray());
        if (Alphabet.Length > Characters.Vocabulary)
            throw new SampleException($"the text '{name}' has {Alphabet.Length} different characters, but the networks know {Characters.Vocabulary}: change Characters.Vocabulary");
        numbers = Alphabet.Select((character, number) => (character, number)).ToDictionary(pair => pair.character, pair => pair.number);
        codes = Encode(text);
        if (codes.Length < 20 * Characters.Length) throw new SampleException($"the text '{name}' has {codes.Length} characters: too few to learn from");
    }

    public string Name { get; }

    public string Alphabet { get; }

    public int Length => codes.Length;

    /// <summary>Tiny Shakespeare where there is a data folder, else sentences of a small grammar.</summary>
    public static CharacterText Load(string? folder, int seed)
    {
        if (DataFolder.Find(folder, "shakespeare") is not { } found) return new CharacterText("made up", MadeUpText.Write(200_000, seed));
        var file = Path.Combine(found, "input.txt");
        return File.Exists(file) ? new CharacterText("shakespeare", File.ReadAllText(file)) : throw new SampleException($"'input.txt' is not in '{found}'");
    }

    /// <exception cref="SampleException">The text never had such a character.</exception>
    public int[] Encode(string text) => text.Select(character => numbers.TryGetValue(character, out var number)
        ? number
        : throw new SampleException($"the character '{character}' does not occur in the text '{Name}'")).ToArray();

    public string Decode(ReadOnlySpan<int> tokens)
    {
        var text = new char[tokens.Length];
        for (var i = 0; i < text.Length; i++) text[i] = tokens[i] < Alphabet.Length ? Alphabet[tokens[i]] : '\uFFFD';
        return new string(text);
    }

    /// <summary>Sequences of the first nine tenths, one behind the other from <paramref name="offset"/> on: each epoch may cut the text elsewhere.</summary>
    public DataSet Training(int offset) => Windows(offset, Boundary);

    public DataSet Validation() => Windows(Boundary, codes.Length);

    private int Boundary => codes.Length / 10 * 9;

    private DataSet Windows(int from, int to)
    {
        const int length = Characters.Length;
        var count = (to - from - 1) / length;
        return DataSet.Of("input", codes.AsSpan(from, count * length).ToArray(), length).With("labels", codes.AsSpan(from + 1, count * length).ToArray(), length);
    }
}
