using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Broken.NDSL1001;

[Network] public sealed partial class Net
{
    [Dense(8)] private static partial Tensor Encoder(Tensor x);
    static Tensor Forward([Shape(4)] Tensor a, [Shape(5)] Tensor b) => Encoder(a) - Encoder(b);
}
