using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Broken.NDSL1011;

[Network] public sealed partial class Net
{
    static Tensor Forward([Shape(4)] Tensor x) => Dense(x, 3);
    static Tensor Loss(Tensor y, [Shape(5)] Tensor target) =>
        MeanSquaredError(y, target);
}
