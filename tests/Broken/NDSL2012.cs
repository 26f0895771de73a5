using System;
using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Broken.NDSL2012;

[Network] public sealed partial class Net
{
    static float Hat(float x) => 1 - MathF.Abs(x);
    static Tensor Forward([Shape(8)] Tensor x) =>
        Dense(Map(Hat, Dense(x, 4)), 3);
    static Tensor Loss(Tensor y, [Shape] IntTensor label) => SoftmaxCrossEntropy(y, label);
}
