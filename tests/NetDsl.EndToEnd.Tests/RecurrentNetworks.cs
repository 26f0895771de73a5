using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace NetDsl.EndToEnd.Tests;

/// <summary>The next of 11 letters after each of 12, by two layers of LSTM with dropout between them.</summary>
[Network]
public sealed partial class LstmLetters
{
    public const int Length = 12, Letters = 11;

    private static Tensor Forward([Shape(Length)] IntTensor letters) => Dense(Lstm(Embedding(letters, Letters, 6), 19, layers: 2, dropout: 0.2), Letters);

    private static Tensor Loss(Tensor logits, [Shape(Length)] IntTensor next) => SoftmaxCrossEntropy(logits, next);
}

/// <summary>The same by a GRU over tokens with positions, and what it came to at the sample's length beside it.</summary>
[Network]
public sealed partial class GruLetters
{
    private static (Tensor next, Tensor last) Forward([Shape(LstmLetters.Length)] IntTensor letters, [Shape] IntTensor length)
    {
        var (output, state) = GruStates(TokenAndPositionEmbedding(letters, LstmLetters.Letters, 6, LstmLetters.Length), 16, lengths: length);
        return (Dense(output, LstmLetters.Letters), Tanh(Dense(state, 3)));
    }
}

/// <summary>A stack of attributes: simple recurrent layers and the last element.</summary>
[Network, Input(10, 3), Rnn(8, Layers = 2), LastStep, Dense(4), SoftmaxCrossEntropy]
public sealed partial class RnnClasses;

/// <summary>Reads backwards too, so that nothing can be written by it.</summary>
[Network, Input(12), Embedding(11, 6), Gru(7, Bidirectional = true), Dense(11), SoftmaxCrossEntropy]
public sealed partial class BothWays;
