using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Text;

/// <summary>The words of some texts as they are merged, with how often each pair of neighbours is met.</summary>
internal sealed class BytePairTraining
{
    private readonly List<(List<string> Parts, int Times)> words;
    private readonly Dictionary<(string Left, string Right), int> pairs = [];
    private readonly Dictionary<(string Left, string Right), HashSet<int>> places = [];

    public BytePairTraining(IEnumerable<string> texts)
    {
        var times = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var text in texts)
            foreach (var word in BytePairEncoding.Words(text)) times[word] = times.GetValueOrDefault(word) + 1;
        words = times.OrderBy(word => word.Key, StringComparer.Ordinal).Select(word => (ByteAlphabet.Encode(word.Key).Select(c => c.ToString()).ToList(), word.Value)).ToList();
        for (var word = 0; word < words.Count; word++) Count(word, +1);
    }

    /// <summary>Merges the most frequent pair; of equals the one that is first in the order of codes. Null where none is met twice.</summary>
    public (string Left, string Right)? Next()
    {
        (string Left, string Right)? best = null;
        var most = 1;
        foreach (var (pair, times) in pairs)
        {
            if (times < most || times < 2) continue;
            if (times == most && best is { } other && Compare(pair, other) >= 0) continue;
            (best, most) = (pair, times);
        }

        if (best is { } merge)
            foreach (var word in places[merge].ToList()) Merge(word, merge);
        return best;
    }

    private static int Compare((string Left, string Right) a, (string Left, string Right) b) =>
        string.CompareOrdinal(a.Left, b.Left) is var left && left != 0 ? left : string.CompareOrdinal(a.Right, b.Right);

    private void Merge(int word, (string Left, string Right) merge)
    {
        Count(word, -1);
        var parts = words[word].Parts;
        for (var i = 0; i + 1 < parts.Count; i++)
        {
            if (parts[i] != merge.Left || parts[i + 1] != merge.Right) continue;
            parts[i] += parts[i + 1];
            parts.RemoveAt(i + 1);
        }

        Count(word, +1);
    }

    private void Count(int word, int sign)
    {
        var (parts, times) = words[word];
        for (var i = 0; i + 1 < parts.Count; i++)
        {
            var pair = (parts[i], parts[i + 1]);
            var left = pairs.GetValueOrDefault(pair) + (sign * times);
            if (left == 0) pairs.Remove(pair);
            else pairs[pair] = left;
            if (!places.TryGetValue(pair, out var at)) places.Add(pair, at = []);
            if (sign > 0) at.Add(word);
            else at.Remove(word);
        }
    }
}
