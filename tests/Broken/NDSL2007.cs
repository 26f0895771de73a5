using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Broken.NDSL2007;

[Network] public sealed partial class Net
{
    static float Part(float x) => x - (int)x;
    static Tensor Forward([Shape(4)] Tensor x) => Dense(Map(Part, x), 2);
}
