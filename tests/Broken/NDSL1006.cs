using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Broken.NDSL1006;

[Network] public sealed partial class Net
{
    static Tensor Forward([Shape(8)] Tensor x) =>
        Dense(x + Relu(Dense(x, 5)), 2);
}
