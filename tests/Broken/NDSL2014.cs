using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Broken.NDSL2014;

[Network] public sealed partial class Net
{
    static Tensor Forward([Shape(4)] Tensor x) => Dense(Block(x), 2);
    static Tensor Block(Tensor x) => Block(Relu(Dense(x, 4)));
}
