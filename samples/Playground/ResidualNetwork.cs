using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Samples.Playground;

/// <summary>Everything else: a Forward method. The loop and its helper are run by the compiler, and leave three blocks with weights of their own.</summary>
[Network]
public sealed partial class ResidualNetwork
{
    static Tensor Forward([Shape(8)] Tensor x)
    {
        x = Dense(x, 32, name: "widen");
        for (int block = 0; block < 3; block++) x = Block(x, block == 2 ? 0.1 : 0);
        return Dense(x, 1, name: "answer");
    }

    static Tensor Block(Tensor x, double dropout)
    {
        var y = Dense(Gelu(Dense(x, 64)), x.Shape[0]);
        if (dropout > 0) y = Dropout(y, dropout);
        return x + y;
    }

    static Tensor Loss(Tensor prediction, [Shape(1)] Tensor target) => Huber(prediction, target);
}
