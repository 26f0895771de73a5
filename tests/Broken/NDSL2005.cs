using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Broken.NDSL2005;

[Network] public sealed partial class Net
{
    static Tensor Forward([Shape(4)] Tensor a, [Shape(4)] Tensor b) =>
        Dense(a == b ? a : a + b, 2);
}
