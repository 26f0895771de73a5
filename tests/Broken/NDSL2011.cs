using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Broken.NDSL2011;

[Network] public sealed partial class Net
{
    static Tensor Forward([Shape(4)] Tensor x)
    {
        try
        {
            return Dense(x, 2);
        }
        finally
        {
        }
    }
}
