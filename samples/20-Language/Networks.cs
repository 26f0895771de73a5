using NetDsl;

namespace Samples.Language;

/// <summary>What the three have in common: they read so many characters at a time, and answer each with scores of the next one.</summary>
internal static class Characters
{
    /// <summary>Characters that a sequence of training holds; writing has no such limit.</summary>
    public const int Length = 64;

    /// <summary>Different characters of Tiny Shakespeare.</summary>
    public const int Vocabulary = 65;
}

/// <summary>A simple recurrent network (Elman 1990), the first that read letter by letter.</summary>
[Network, Input(Characters.Length)]
[Embedding(Characters.Vocabulary, 64), Rnn(256), Dense(Characters.Vocabulary)]
[SoftmaxCrossEntropy]
public sealed partial class CharRnn;

/// <summary>Long short-term memory (Hochreiter and Schmidhuber 1997): gates keep what is worth remembering.</summary>
[Network, Input(Characters.Length)]
[Embedding(Characters.Vocabulary, 64), Lstm(256), Dense(Characters.Vocabulary)]
[SoftmaxCrossEntropy]
public sealed partial class CharLstm;

/// <summary>A gated recurrent unit (Cho et al. 2014): the same idea with a gate less and one state in place of two.</summary>
[Network, Input(Characters.Length)]
[Embedding(Characters.Vocabulary, 64), Gru(256), Dense(Characters.Vocabulary)]
[SoftmaxCrossEntropy]
public sealed partial class CharGru;
