using NetDsl;
using static NetDsl.Functions;

namespace Samples.Vision;

/// <summary>GoogLeNet with batch norm and without auxiliary heads: 6,624,904 parameters.</summary>
[Network]
public sealed partial class GoogLeNet
{
    static Tensor Forward([Shape(3, 224, 224)] Tensor image) => Inception.Classifier(Inception.Body(image).Features);

    static Tensor Loss(Tensor logits, [Shape] IntTensor label) => SoftmaxCrossEntropy(logits, label);
}
