using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Broken.NDSL2013;

[Network] public sealed partial class Net
{
    static Tensor Forward([Shape(4)] Tensor x)
    {
        var heads = 0;
        return Dense(x, 12 / heads);
    }
}
