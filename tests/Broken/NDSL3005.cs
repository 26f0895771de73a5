using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Broken.NDSL3005;

[Network] public sealed partial class Net
{
    static Tensor Forward([Shape(8)] Tensor x) => Sigmoid(Dense(x, 3));
    static Tensor Loss(Tensor y, [Shape] IntTensor label) =>
        MeanSquaredError(y, OneHot(label, 3));
}
