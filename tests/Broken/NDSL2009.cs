using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Broken.NDSL2009;

[Network] public sealed partial class Net
{
    static Tensor Forward([Shape(8)] Tensor x) =>
        Dense(Sqrt(Square(Dense(x, 4))), 3);
    static Tensor Loss(Tensor y, [Shape] IntTensor label) => SoftmaxCrossEntropy(y, label);
}
