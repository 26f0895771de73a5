using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Broken.NDSL4011;

[Network] public sealed partial class Net
{
    static Tensor Forward(Tensor x) => Dense(x, 2);
}
