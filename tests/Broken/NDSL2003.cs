using System;
using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Broken.NDSL2003;

[Network] public sealed partial class Net
{
    [Derivative("SwishSlope")]
    static float Swish(float x) => x / (1 + MathF.Exp(-x));
    static Tensor Forward([Shape(4)] Tensor x) => Dense(Map(Swish, x), 2);
}
