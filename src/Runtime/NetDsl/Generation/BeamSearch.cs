using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl;

/// <summary>Looks for the likeliest sequence by following several at a time: of all continuations the best stay, until the best have ended.</summary>
public static class BeamSearch
{
    /// <summary>The best sequences behind a prompt, best first.</summary>
    /// <param name="session">As many rows as beams are wanted; inputs that stay whole, as the sentence to translate, are set for all of its rows. It is reset.</param>
    /// <param name="prompt">At least one token, as the one that begins a sentence.</param>
    /// <param name="longest">The most tokens to add.</param>
    /// <param name="end">The token that ends a sequence; −1 for none.</param>
    /// <param name="lengthPenalty">α of the score log p / lengthᵅ: 0 prefers short sequences, 1 compares the mean of the tokens.</param>
    /// <exception cref="ArgumentException">The prompt is empty, or nothing may be added.</exception>
    public static IReadOnlyList<Beam> Run(GenerationSession session, ReadOnlySpan<int> prompt, int longest, int end = -1, double lengthPenalty = 0.6)
    {
        ArgumentNullException.ThrowIfNull(session);
        if (prompt.IsEmpty) throw new ArgumentException("the prompt is empty: a network needs one token at least to go on from", nameof(prompt));
        ArgumentOutOfRangeException.ThrowIfLessThan(longest, 1);
        int rows = session.Rows, vocabulary = session.Output.Size;
        session.Reset();
        var next = new int[rows];
        foreach (var token in prompt)
        {
            Array.Fill(next, token);
            session.Next(next);
        }

        // All rows are alike at first: one of them stands for all.
        var alive = new List<(int Row, List<int> Tokens, double Log)> { (0, [], 0) };
        var ended = new List<Beam>();
        var origins = new int[rows];
        for (var length = 1; alive.Count > 0; length++)
        {
            var candidates = alive.SelectMany(beam => Best(session.Result(0).Slice(beam.Row * vocabulary, vocabulary), 2 * rows)
                .Select(found => (Beam: beam, found.Token, Log: beam.Log + found.Log))).OrderByDescending(candidate => candidate.Log).ToList();
            var fresh = new List<(int Row, List<int> Tokens, double Log)>();
            foreach (var (beam, token, log) in candidates)
            {
                List<int> tokens = [.. beam.Tokens, token];
                if (token == end || length == longest) ended.Add(new Beam(tokens, log, log / Math.Pow(length, lengthPenalty)));
                else
                {
                    origins[fresh.Count] = beam.Row;
                    next[fresh.Count] = token;
                    fresh.Add((fresh.Count, tokens, log));
                }

                if (fresh.Count == rows || (length == longest && ended.Count >= 2 * rows)) break;
            }

            alive = fresh;
            ended = ended.OrderByDescending(beam => beam.Score).Take(rows).ToList();
            // Probabilities only fall: no sequence that goes on can pass the worst that has ended.
            if (alive.Count == 0 || (ended.Count == rows && alive[0].Log / Math.Pow(longest, lengthPenalty) <= ended[^1].Score)) break;
            for (var row = alive.Count; row < rows; row++) (origins[row], next[row]) = (origins[0], next[0]);
            session.Reorder(origins);
            session.Next(next);
        }

        return ended;
    }

    /// <summary>The likeliest tokens with their logarithms of probability, best first.</summary>
    private static List<(int Token, double Log)> Best(ReadOnlySpan<float> logits, int count)
    {
        var largest = double.NegativeInfinity;
        foreach (var logit in logits) largest = Math.Max(largest, logit);
        double sum = 0;
        foreach (var logit in logits) sum += Math.Exp(logit - largest);
        var queue = new PriorityQueue<int, float>();
        for (var token = 0; token < logits.Length; token++)
        {
            if (queue.Count < count) queue.Enqueue(token, logits[token]);
            else queue.EnqueueDequeue(token, logits[token]);
        }

        var best = new List<(int, double)>();
        while (queue.TryDequeue(out var token, out var logit)) best.Add((token, logit - largest - Math.Log(sum)));
        best.Reverse();
        return best;
    }
}
