using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Broken.NDSL4003;

[Network] public sealed partial class Net
{
    [Dense(4)] private static partial Tensor Head(Tensor x);
    static Tensor Forward([Shape(8)] Tensor x) => Dense(x, 3);
}
