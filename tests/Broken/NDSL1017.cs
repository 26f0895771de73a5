using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Broken.NDSL1017;

[Network] public sealed partial class Net
{
    static Tensor Forward([Shape(8)] Tensor x) =>
        Softmax(Dense(x, 3), 1);
}
