using System;
using System.Collections.Generic;

namespace NetDsl;

/// <summary>
/// Writes on from a prompt with a network that predicts the next token: <c>Forward</c> takes tokens and its first result has the logits of the token
/// after each. Where the network's sequence comes to its end, the later half of it is read again and the text goes on from there.
/// </summary>
public sealed class TextGenerator : IDisposable
{
    private readonly GenerationSession session;
    private readonly TokenSampler sampler;
    private readonly Queue<int> recent = new();

    /// <summary>Makes a session of the network.</summary>
    /// <param name="network">It takes integers; its weights are read as they are when it writes.</param>
    /// <param name="sampling">How tokens are drawn; from all of them as likely as they are unless set.</param>
    /// <exception cref="InvalidOperationException">The network has no program for single elements; the message says why.</exception>
    public TextGenerator(Network network, Sampling? sampling = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        session = network.CreateSession();
        sampler = new TokenSampler(sampling ?? new Sampling());
    }

    /// <summary>Writes tokens behind a prompt, from a fresh start: the same prompt and seed give the same text.</summary>
    /// <param name="prompt">At least one token.</param>
    /// <param name="tokens">Receives the tokens, the prompt left out.</param>
    /// <param name="end">A token after which to stop; it is written too.</param>
    /// <returns>How many were written.</returns>
    /// <exception cref="ArgumentException">The prompt is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token of the prompt is outside the vocabulary.</exception>
    public int Write(ReadOnlySpan<int> prompt, Span<int> tokens, int? end = null)
    {
        if (prompt.IsEmpty) throw new ArgumentException("the prompt is empty: a network needs one token at least to go on from", nameof(prompt));
        session.Reset();
        sampler.Restart();
        recent.Clear();
        Span<float> logits = default;
        foreach (var token in prompt) logits = Take(token);
        for (var written = 0; written < tokens.Length; written++)
        {
            var token = sampler.Next(logits[^session.Output.Size..]);
            tokens[written] = token;
            if (token == end) return written + 1;
            if (written + 1 < tokens.Length) logits = Take(token);
        }

        return tokens.Length;
    }

    /// <summary>Gives the session's memory back.</summary>
    public void Dispose() => session.Dispose();

    private Span<float> Take(int token)
    {
        if (session.Longest is { } longest)
        {
            if (session.Position() == longest)
            {
                session.Reset();
                while (recent.Count > longest / 2) recent.Dequeue();
                foreach (var earlier in recent) session.Next(earlier);
            }

            recent.Enqueue(token);
            if (recent.Count > longest) recent.Dequeue();
        }

        return session.Next(token);
    }
}
