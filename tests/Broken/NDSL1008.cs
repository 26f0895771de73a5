using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Broken.NDSL1008;

[Network] public sealed partial class Net
{
    static Tensor Forward([Shape(16)] Tensor x) =>
        Dense(Flatten(Reshape(x, 4, 5)), 2);
}
