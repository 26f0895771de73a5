using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Broken.NDSL2010;

[Network] public sealed partial class Net
{
    [Derivative(nameof(Slope))]
    static float Cube(float x) => x * x * x;
    static float Slope(float x) => 2 * x * x;
    static Tensor Forward([Shape(8)] Tensor x) => Dense(Map(Cube, Dense(x, 4)), 3);
    static Tensor Loss(Tensor y, [Shape] IntTensor label) => SoftmaxCrossEntropy(y, label);
}
