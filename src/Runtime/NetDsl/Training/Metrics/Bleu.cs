using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace NetDsl;

/// <summary>How well translations agree with references, of 100.</summary>
/// <param name="Score">The geometric mean of the precisions times the brevity penalty.</param>
/// <param name="Precisions">Of n-grams of 1 to 4 words, in percent.</param>
/// <param name="BrevityPenalty">Below 1 where the translations are shorter than the references.</param>
public sealed record BleuScore(double Score, IReadOnlyList<double> Precisions, double BrevityPenalty);

/// <summary>BLEU over a whole corpus, as sacreBLEU defines it: tokens of mteval-13a, n-grams up to 4, exponential smoothing.</summary>
/// <remarks>Papineni et al. 2002; Post 2018.</remarks>
public static partial class Bleu
{
    private const int Longest = 4;

    /// <summary>The score of translations with one reference each.</summary>
    /// <exception cref="ArgumentException">There is not one reference for each translation, or none at all.</exception>
    public static BleuScore Of(IReadOnlyList<string> translations, IReadOnlyList<string> references) => Of(translations, [references]);

    /// <summary>The score of translations with several references each: an n-gram may be in any of them.</summary>
    /// <param name="translations">One for each sentence.</param>
    /// <param name="references">Lists with one for each sentence.</param>
    /// <exception cref="ArgumentException">A list of references has another length than the translations, or there are none.</exception>
    public static BleuScore Of(IReadOnlyList<string> translations, IReadOnlyList<IReadOnlyList<string>> references)
    {
        ArgumentNullException.ThrowIfNull(translations);
        ArgumentNullException.ThrowIfNull(references);
        if (translations.Count == 0 || references.Count == 0) throw new ArgumentException("there is nothing to compare");
        foreach (var list in references)
            if (list.Count != translations.Count) throw new ArgumentException($"{list.Count} references for {translations.Count} translations: each needs one", nameof(references));
        var found = new long[Longest];
        var all = new long[Longest];
        long length = 0, wanted = 0;
        for (var i = 0; i < translations.Count; i++)
        {
            var words = Tokens(translations[i]);
            var others = references.Select(list => Tokens(list[i])).ToList();
            length += words.Length;
            wanted += others.Select(other => other.Length).OrderBy(l => Math.Abs(l - words.Length)).ThenBy(l => l).First();
            for (var n = 1; n <= Longest; n++)
            {
                var most = others.Select(other => Grams(other, n)).ToList();
                foreach (var (gram, times) in Grams(words, n))
                {
                    found[n - 1] += Math.Min(times, most.Max(other => other.GetValueOrDefault(gram)));
                    all[n - 1] += times;
                }
            }
        }

        var penalty = length == 0 ? 0 : length < wanted ? Math.Exp(1 - ((double)wanted / length)) : 1;
        var precisions = Precisions(found, all);
        var score = found.All(n => n == 0) || precisions.Contains(0) ? 0 : penalty * Math.Exp(precisions.Average(Math.Log));
        return new BleuScore(score, precisions, penalty);
    }

    /// <summary>The words and signs of a line, as mteval-13a cuts them.</summary>
    internal static string[] Tokens(string line)
    {
        line = line.Replace("<skipped>", "", StringComparison.Ordinal).Replace("-\n", "", StringComparison.Ordinal).Replace('\n', ' ')
            .Replace("&quot;", "\"", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal).Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal);
        line = Signs().Replace($" {line} ", " $1 ");
        line = AfterWord().Replace(line, "$1 $2 ");
        line = BeforeWord().Replace(line, " $1 $2");
        line = Dashes().Replace(line, "$1 $2 ");
        return line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>In percent; each order without a match counts half as much as the one before it.</summary>
    private static double[] Precisions(long[] found, long[] all)
    {
        var precisions = new double[Longest];
        double smoothing = 1;
        for (var n = 0; n < Longest && all[n] > 0; n++)
            precisions[n] = found[n] == 0 ? 100 / ((smoothing *= 2) * all[n]) : 100.0 * found[n] / all[n];
        return precisions;
    }

    private static Dictionary<string, int> Grams(string[] words, int n)
    {
        var grams = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i + n <= words.Length; i++)
        {
            var gram = string.Join(' ', words, i, n);
            grams[gram] = grams.GetValueOrDefault(gram) + 1;
        }

        return grams;
    }

    [GeneratedRegex(@"([\{-\~\[-\` -\&\(-\+\:-\@\/])", RegexOptions.CultureInvariant)]
    private static partial Regex Signs();

    [GeneratedRegex(@"([^0-9])([\.,])", RegexOptions.CultureInvariant)]
    private static partial Regex AfterWord();

    [GeneratedRegex(@"([\.,])([^0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex BeforeWord();

    [GeneratedRegex(@"([0-9])(-)", RegexOptions.CultureInvariant)]
    private static partial Regex Dashes();
}
