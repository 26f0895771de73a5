using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Broken.NDSL3014;

[Network] public sealed partial class Net
{
    static Tensor Forward([Shape(1, 4, 4)] Tensor x)
    {
        x = MaxPool2d(MaxPool2d(Relu(Conv2d(x, 8, 3, padding: 1)), 2), 2);
        return GlobalAvgPool2d(Conv2d(x, 8, 3, padding: 1));
    }
}
