using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Broken.NDSL1007;

[Network] public sealed partial class Net
{
    static Tensor Forward([Shape(4)] Tensor a, [Shape(5)] Tensor b) =>
        Dense(Flatten(Stack(a, b)), 2);
}
