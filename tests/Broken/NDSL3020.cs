using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Broken.NDSL3020;

[Network] public sealed partial class Net
{
    static Tensor Forward([Shape(3, 8, 8)] Tensor image)
    {
        var features = Relu(BatchNorm(Conv2d(image, 8, 3, bias: false)));
        return Dense(GlobalAvgPool2d(StopGradient(features)), 2);
    }
}
