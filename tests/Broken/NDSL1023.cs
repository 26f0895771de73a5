using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Broken.NDSL1023;

[Network] public sealed partial class Net
{
    static Tensor Forward([Shape(10)] Tensor x) =>
        Dense(Split(x, 4)[0], 2);
}
