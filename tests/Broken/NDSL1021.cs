using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Broken.NDSL1021;

[Network] public sealed partial class Net
{
    static Tensor Forward([Shape(3, 4)] Tensor x) =>
        Dense(Flatten(Permute(x, 1)), 2);
}
