using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Text;

public sealed partial class BytePairEncoding
{
    /// <summary>Learns merges from texts: again and again the two neighbours that are met most often become one token.</summary>
    /// <param name="texts">What the encoding is for.</param>
    /// <param name="count">Tokens to end with: special ones, 256 bytes and merges. Fewer where no pair is met twice.</param>
    /// <param name="special">Tokens that no text gives, as one for its end; they have the first numbers.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count leaves no room for the bytes.</exception>
    public static BytePairEncoding Train(IEnumerable<string> texts, int count, params string[] special)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 256 + special.Length);
        var vocabulary = special.Concat(Enumerable.Range(0, 256).Select(value => ByteAlphabet.Of((byte)value).ToString())).ToList();
        var training = new BytePairTraining(texts);
        var merges = new List<(string, string)>();
        while (vocabulary.Count < count && training.Next() is { } merge)
        {
            merges.Add(merge);
            if (!vocabulary.Contains(merge.Left + merge.Right)) vocabulary.Add(merge.Left + merge.Right);
        }

        return new BytePairEncoding(vocabulary, merges);
    }
}
