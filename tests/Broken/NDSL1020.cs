using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Broken.NDSL1020;

[Network] public sealed partial class Net
{
    static Tensor Forward([Shape(8)] Tensor x) =>
        Dense(Slice(x, 0, 2, 9), 2);
}
