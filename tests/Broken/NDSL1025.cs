using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Broken.NDSL1025;

[Network] public sealed partial class Net
{
    static Tensor Forward([Shape(3)] Tensor x) => Tanh(x);
    static Tensor Loss(Tensor y, [Shape(3)] Tensor target) =>
        MeanSquaredError(y, target) + L2Penalty(0.01);
}
