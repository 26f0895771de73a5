using System;
using System.Collections.Generic;

namespace NetDsl.Text;

/// <summary>Texts as sequences of integers, which networks read, and back.</summary>
public abstract class Tokenizer
{
    /// <summary>The number of different tokens: they are 0 to Count − 1.</summary>
    public abstract int Count { get; }

    /// <summary>The tokens of a text.</summary>
    /// <exception cref="ArgumentException">The text holds what the tokenizer has no token for; the message names it and its place.</exception>
    public abstract IReadOnlyList<int> Encode(string text);

    /// <summary>The text of some tokens.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A token is outside 0 to Count − 1.</exception>
    public abstract string Decode(ReadOnlySpan<int> tokens);

    /// <summary>Refuses a token that there is not.</summary>
    private protected void Require(int token, int place)
    {
        if ((uint)token >= (uint)Count)
            throw new ArgumentOutOfRangeException("tokens", token, $"token {token} at place {place}: there are 0 to {Count - 1}");
    }
}
