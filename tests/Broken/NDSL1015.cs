using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Broken.NDSL1015;

[Network] public sealed partial class Net
{
    static Tensor Forward([Shape(3, 4)] Tensor a, [Shape(5, 4)] Tensor b) =>
        Dense(Flatten(a + b), 2);
}
