using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Broken.NDSL1014;

[Network] public sealed partial class Net
{
    [PRelu(PerChannel = true)] private static partial Tensor Act(Tensor x);
    static Tensor Forward([Shape(8)] Tensor a, [Shape(6)] Tensor b) => Dense(Concat(Act(a), Act(b)), 2);
}
