using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace NetDsl.Text;

/// <summary>
/// Byte-level byte-pair encoding as GPT-2 has it: a word begins as its bytes, and neighbours that stand in the list of merges become one token, the
/// earliest merge first. Every text has an encoding, and decoding gives it back. Not safe for use by several callers at a time.
/// </summary>
/// <remarks>Sennrich et al. 2016; Radford et al. 2019.</remarks>
public sealed partial class BytePairEncoding : Tokenizer
{
    private readonly string[] tokens;
    private readonly Dictionary<string, int> ids;
    private readonly Dictionary<(string, string), int> ranks;
    private readonly Dictionary<string, int[]> known = new(StringComparer.Ordinal);

    /// <summary>An encoding from its vocabulary and merges.</summary>
    /// <param name="vocabulary">The tokens in the alphabet of bytes, each at its number; a token that no merge makes is special, as <c>&lt;|endoftext|&gt;</c>.</param>
    /// <param name="merges">Pairs that become one, the first first.</param>
    /// <exception cref="ArgumentException">A token is there twice, or a merge makes one that the vocabulary lacks.</exception>
    public BytePairEncoding(IReadOnlyList<string> vocabulary, IReadOnlyList<(string Left, string Right)> merges)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        ArgumentNullException.ThrowIfNull(merges);
        tokens = [.. vocabulary];
        ids = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < tokens.Length; i++)
            if (!ids.TryAdd(tokens[i], i)) throw new ArgumentException($"the token '{tokens[i]}' is there twice, as {ids[tokens[i]]} and {i}", nameof(vocabulary));
        Merges = merges;
        ranks = [];
        for (var i = 0; i < merges.Count; i++)
        {
            if (!ids.ContainsKey(merges[i].Left + merges[i].Right)) throw new ArgumentException($"merge {i} makes '{merges[i].Left + merges[i].Right}', which is no token", nameof(merges));
            ranks.TryAdd(merges[i], i);
        }
    }

    /// <inheritdoc/>
    public override int Count => tokens.Length;

    /// <summary>Pairs that become one token, the first first.</summary>
    public IReadOnlyList<(string Left, string Right)> Merges { get; }

    /// <summary>The tokens in the alphabet of bytes, in the order of their numbers.</summary>
    public IReadOnlyList<string> Vocabulary => tokens;

    /// <summary>The number of a token as the vocabulary writes it, <c>&lt;|endoftext|&gt;</c>.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public int this[string token] => ids.TryGetValue(token, out var id) ? id : throw new ArgumentException($"'{token}' is none of the {Count} tokens", nameof(token));

    /// <inheritdoc/>
    public override IReadOnlyList<int> Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var encoded = new List<int>(text.Length / 3);
        foreach (var word in Words(text))
        {
            if (!known.TryGetValue(word, out var parts)) known[word] = parts = Merge(ByteAlphabet.Encode(word));
            encoded.AddRange(parts);
        }

        return encoded;
    }

    /// <inheritdoc/>
    public override string Decode(ReadOnlySpan<int> tokens)
    {
        var characters = new StringBuilder();
        for (var i = 0; i < tokens.Length; i++)
        {
            Require(tokens[i], i);
            characters.Append(this.tokens[tokens[i]]);
        }

        return ByteAlphabet.Decode(characters.ToString());
    }

    /// <summary>The pieces of a text within which merges happen: words with the blank before them, numbers, signs, blanks.</summary>
    internal static IEnumerable<string> Words(string text)
    {
        for (var match = Pieces().Match(text); match.Success; match = match.NextMatch()) yield return match.Value;
    }

    private int[] Merge(string word)
    {
        var parts = word.Select(character => character.ToString()).ToList();
        while (parts.Count > 1)
        {
            var (best, at) = (int.MaxValue, -1);
            for (var i = 0; i + 1 < parts.Count; i++)
                if (ranks.TryGetValue((parts[i], parts[i + 1]), out var rank) && rank < best) (best, at) = (rank, i);
            if (at < 0) break;
            var (left, right) = Merges[best];
            for (var i = at; i + 1 < parts.Count; i++)
            {
                if (parts[i] != left || parts[i + 1] != right) continue;
                parts[i] += parts[i + 1];
                parts.RemoveAt(i + 1);
            }
        }

        return parts.Select(part => this[part]).ToArray();
    }

    [GeneratedRegex(@"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Pieces();
}
