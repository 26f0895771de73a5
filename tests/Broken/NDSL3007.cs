using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Broken.NDSL3007;

[Network] public sealed partial class Net
{
    static Tensor Forward([Shape(16)] Tensor x)
    {
        var features = Relu(Reshape(Dense(x, 25_088), 512, 7, 7));
        return Dense(Flatten(features), 4_096);
    }
}
