using System;
using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Samples.Playground;

/// <summary>An activation of one's own is a C# expression; the compiler derives its slope and fuses both into the loops around them.</summary>
[Network]
public sealed partial class CustomNetwork
{
    static float Swish(float x) => x / (1 + MathF.Exp(-x));

    static float Bump(float x, float width) => MathF.Exp(-(x * x) / (1 + width * width));

    static Tensor Forward([Shape(2)] Tensor x)
    {
        var y = Map(Swish, Dense(x, 16));
        return Dense(Map(Bump, y, Dense(x, 16)), 1);
    }

    static Tensor Loss(Tensor logit, [Shape(1)] Tensor answer) => BinaryCrossEntropyWithLogits(logit, answer);
}
