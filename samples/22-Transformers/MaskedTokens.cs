using System;
using NetDsl;

namespace Samples.Transformers;

/// <summary>
/// What BERT learns from a text that nobody labelled (Devlin et al. 2019): some tokens are hidden, and it says which they were; two passages stand together, and it says
/// whether the second follows the first in the text.
/// </summary>
internal static class MaskedTokens
{
    public const int Pad = 0, Begin = 1, Separate = 2, Mask = 3, Special = 4;

    // More than the 15 % of the paper: a small network on a small text learns more from each step so (Wettig et al. 2023).
    private const double Hidden = 0.25;

    private const int Length = SmallBert.Length, Passage = (Length / 2) - 1;

    /// <summary>Names of the special tokens in the order of their numbers.</summary>
    public static string[] Names => ["<pad>", "<s>", "</s>", "<mask>"];

    /// <summary>Which passage each place of a batch belongs to, and that all of them count: the same for all batches.</summary>
    public static void Prepare(NetworkProgram program)
    {
        var segments = program.Integers(1);
        for (var i = 0; i < segments.Length; i++) segments[i] = i % Length <= Passage + 1 ? 0 : 1;
        program.Integers(2).Fill(Length);
    }

    /// <summary>Fills a batch: of the tokens to say, 8 of 10 are masked, 1 is another token, 1 is left as it is.</summary>
    public static void Draw(ReadOnlySpan<int> tokens, int vocabulary, Random random, NetworkProgram program)
    {
        Span<int> x = program.Integers(0), masked = program.Integers(3), follows = program.Integers(4);
        masked.Fill(SmallBert.Ignored);
        for (var sample = 0; sample < follows.Length; sample++)
        {
            var row = x.Slice(sample * Length, Length);
            var first = random.Next(tokens.Length - (2 * Passage));
            follows[sample] = random.Next(2);
            var second = follows[sample] == 1 ? first + Passage : random.Next(tokens.Length - Passage);
            (row[0], row[Passage + 1]) = (Begin, Separate);
            tokens.Slice(first, Passage).CopyTo(row[1..]);
            tokens.Slice(second, Passage).CopyTo(row[(Passage + 2)..]);
            Hide(row, masked.Slice(sample * Length, Length), vocabulary, random);
        }
    }

    private static void Hide(Span<int> row, Span<int> masked, int vocabulary, Random random)
    {
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i] < Special || random.NextDouble() >= Hidden) continue;
            masked[i] = row[i];
            var draw = random.Next(10);
            if (draw < 8) row[i] = Mask;
            else if (draw == 8) row[i] = random.Next(Special, vocabulary);
        }
    }
}
