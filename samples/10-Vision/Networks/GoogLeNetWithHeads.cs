using NetDsl;
using static NetDsl.Functions;

namespace Samples.Vision;

/// <summary>GoogLeNet with its two auxiliary heads, whose losses count 0.3 each: 13,004,888 parameters.</summary>
[Network]
public sealed partial class GoogLeNetWithHeads
{
    static (Tensor logits, Tensor aux1, Tensor aux2) Forward([Shape(3, 224, 224)] Tensor image)
    {
        var (features, after4a, after4d) = Inception.Body(image);
        return (Inception.Classifier(features), Inception.Head(after4a, "aux1"), Inception.Head(after4d, "aux2"));
    }

    static Tensor Loss(Tensor logits, Tensor aux1, Tensor aux2, [Shape] IntTensor label) =>
        SoftmaxCrossEntropy(logits, label) + 0.3f * (SoftmaxCrossEntropy(aux1, label) + SoftmaxCrossEntropy(aux2, label));
}
