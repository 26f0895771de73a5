using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Text;

/// <summary>A token for each character.</summary>
public sealed class CharacterTokenizer : Tokenizer
{
    private readonly char[] characters;
    private readonly Dictionary<char, int> tokens;

    /// <summary>A token for each of some characters, in their order.</summary>
    /// <param name="characters">Each once.</param>
    /// <exception cref="ArgumentException">A character is there twice.</exception>
    public CharacterTokenizer(string characters)
    {
        ArgumentNullException.ThrowIfNull(characters);
        this.characters = characters.ToCharArray();
        tokens = this.characters.Select((character, token) => (character, token)).DistinctBy(pair => pair.character).ToDictionary(pair => pair.character, pair => pair.token);
        if (tokens.Count < this.characters.Length) throw new ArgumentException($"{this.characters.Length} characters, of which only {tokens.Count} are different", nameof(characters));
    }

    /// <summary>A token for each different character of a text, in the order of their codes.</summary>
    public static CharacterTokenizer Of(string text) => new(new string(text.Distinct().Order().ToArray()));

    /// <summary>The characters in the order of their tokens.</summary>
    public string Characters => new(characters);

    /// <inheritdoc/>
    public override int Count => characters.Length;

    /// <inheritdoc/>
    public override IReadOnlyList<int> Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var encoded = new int[text.Length];
        for (var i = 0; i < encoded.Length; i++)
        {
            if (!tokens.TryGetValue(text[i], out encoded[i]))
                throw new ArgumentException($"the character U+{(int)text[i]:X4} at place {i} is none of the {Count} that are known", nameof(text));
        }

        return encoded;
    }

    /// <inheritdoc/>
    public override string Decode(ReadOnlySpan<int> tokens)
    {
        var text = new char[tokens.Length];
        for (var i = 0; i < text.Length; i++)
        {
            Require(tokens[i], i);
            text[i] = characters[tokens[i]];
        }

        return new string(text);
    }
}
