using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Samples.Series;

/// <summary>
/// The next day's temperature from the last four days of seven measurements, by a GRU. It reads how everything stands to the latest hour and says how the
/// temperature will: a level that was never seen in training makes no difference.
/// </summary>
[Network]
public sealed partial class GruForecast
{
    private static Tensor Forward([Shape(EnergyTable.Past, EnergyTable.Columns)] Tensor past)
    {
        var latest = Slice(past, 0, start: -1);
        var change = Dense(Dropout(LastStep(Gru(past - latest, 48)), 0.2), EnergyTable.Ahead, init: Init.Zeros, biasInit: Init.Zeros);
        return change + Reshape(Slice(latest, 1, start: -1), 1);
    }

    private static Tensor Loss(Tensor forecast, [Shape(EnergyTable.Ahead)] Tensor future) => MeanSquaredError(forecast, future);
}

/// <summary>The same by causal convolutions over time whose reach doubles from layer to layer (van den Oord et al. 2016).</summary>
[Network]
public sealed partial class ConvForecast
{
    private static Tensor Forward([Shape(EnergyTable.Past, EnergyTable.Columns)] Tensor past)
    {
        var latest = Slice(past, 0, start: -1);
        var x = Transpose(past - latest);
        for (var reach = 1; reach <= 16; reach *= 2) x = Relu(Conv1d(x, 32, 3, dilation: reach, causal: true));
        var change = Dense(Dropout(Reshape(Slice(x, 1, start: -1), 32), 0.2), EnergyTable.Ahead, init: Init.Zeros, biasInit: Init.Zeros);
        return change + Reshape(Slice(latest, 1, start: -1), 1);
    }

    private static Tensor Loss(Tensor forecast, [Shape(EnergyTable.Ahead)] Tensor future) => MeanSquaredError(forecast, future);
}

/// <summary>Chorales in four voices: from all voices so far the next note of each.</summary>
[Network]
public sealed partial class ChoraleLstm
{
    private static (Tensor soprano, Tensor alto, Tensor tenor, Tensor bass) Forward([Shape(Chorales.Length, Chorales.Voices)] IntTensor notes)
    {
        var chord = Reshape(Embedding(notes, Chorales.Pitches, 24, name: "notes"), notes.Shape[0], Chorales.Voices * 24);
        var heard = Dropout(Lstm(Dropout(chord, 0.1), 192), 0.3);
        return (Dense(heard, Chorales.Pitches, name: "soprano"), Dense(heard, Chorales.Pitches, name: "alto"), Dense(heard, Chorales.Pitches, name: "tenor"), Dense(heard, Chorales.Pitches, name: "bass"));
    }

    private static Tensor Loss(Tensor soprano, Tensor alto, Tensor tenor, Tensor bass, [Shape(Chorales.Length)] IntTensor nextSoprano, [Shape(Chorales.Length)] IntTensor nextAlto, [Shape(Chorales.Length)] IntTensor nextTenor, [Shape(Chorales.Length)] IntTensor nextBass) =>
        SoftmaxCrossEntropy(soprano, nextSoprano) + SoftmaxCrossEntropy(alto, nextAlto) + SoftmaxCrossEntropy(tenor, nextTenor) + SoftmaxCrossEntropy(bass, nextBass);
}
