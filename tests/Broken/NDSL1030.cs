using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Broken.NDSL1030;

[Network] public sealed partial class Net
{
    static Tensor Forward([Shape(50_000)] Tensor x) =>
        Dense(x, 50_000);
}
