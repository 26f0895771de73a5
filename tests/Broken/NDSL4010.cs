using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Broken.NDSL4010;

[Network] public sealed partial class Net
{
    static Tensor Forward([Shape(4)] Tensor x) =>
        Dense(Relu(Dense(x, 8, name: "fc")), 2, name: "fc");
}
