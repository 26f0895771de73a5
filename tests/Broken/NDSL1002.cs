using NetDsl;

namespace Broken.NDSL1002;

[Network]
public sealed partial class Net
{
    [Conv2d(4, 3)] private static partial Tensor Edges(Tensor x);

    static Tensor Forward([Shape(3, 8, 8)] Tensor image) => Edges(Edges(image));
}
