using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Broken.NDSL2008;

[Network] public sealed partial class Net
{
    static Tensor Forward([Shape(8)] Tensor x)
    {
        var side = Dense(x, 5);
        return Dense(x, 3);
    }
    static Tensor Loss(Tensor y, [Shape] IntTensor label) => SoftmaxCrossEntropy(y, label);
}
