using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Samples.SingleShot;

/// <summary>
/// A single-shot detector (after Redmon et al. 2016): one look gives, for each of 8 × 8 cells, whether the middle of a digit lies in it, its box,
/// and ten scores.
/// </summary>
[Network]
public sealed partial class Detector
{
    public const int Cells = 8;

    /// <summary>Of a cell: is it there, four numbers of its box, ten scores.</summary>
    public const int Numbers = 1 + 4 + 10;

    static Tensor Forward([Shape(1, 64, 64)] Tensor image)
    {
        var x = MaxPool2d(Block(image, 16, "conv1"), 2);
        x = MaxPool2d(Block(x, 32, "conv2"), 2);
        x = MaxPool2d(Block(x, 64, "conv3"), 2);
        x = Block(Block(x, 64, "conv4"), 64, "conv5");
        return Conv2d(x, Numbers, 1, name: "head");
    }

    // The target has the layout of the result; where no digit is, its box and its classes are 0.
    static Tensor Loss(Tensor map, [Shape(Numbers, Cells, Cells)] Tensor target)
    {
        var there = Slice(target, 0, 0, 1);
        var presence = BinaryCrossEntropyWithLogits(Slice(map, 0, 0, 1), there, reduction: Reduction.None);
        var box = there * SmoothL1(Slice(map, 0, 1, 5), Slice(target, 0, 1, 5), beta: 0.1, reduction: Reduction.None);
        var kind = -Slice(target, 0, 5) * LogSoftmax(Slice(map, 0, 5), axis: 0);
        return Sum(presence) + 2 * Sum(box) + Sum(kind);
    }

    static Tensor Block(Tensor x, int channels, string name) =>
        Relu(BatchNorm(Conv2d(x, channels, 3, padding: 1, bias: false, init: Init.HeNormal, name: name), name: $"{name}.bn"));
}
