using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Broken.NDSL4002;

[Network] public sealed partial class Net
{
    static Tensor Forward([Shape(4)] Tensor x) => Dense(x, 2);
}

public static class Program
{
    public static float[] Run(float[] pixels) =>
        Net.Forward(pixels);
}
