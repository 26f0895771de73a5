using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Broken.NDSL1016;

[Network] public sealed partial class Net
{
    static Tensor Forward([Shape(6, 7)] Tensor a) =>
        Dense(Flatten(MatMul(a, a)), 2);
}
