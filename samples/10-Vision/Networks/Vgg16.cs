using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Samples.Vision;

/// <summary>VGG-16 (Simonyan and Zisserman 2014): 138,357,544 parameters.</summary>
[Network]
public sealed partial class Vgg16
{
    /// <summary>Convolutions of each stage; a pooling halves the image after it, and the next is twice as wide, up to 512.</summary>
    private static readonly int[] Stages = [2, 2, 3, 3, 3];

    static Tensor Forward([Shape(3, 224, 224)] Tensor image)
    {
        var (x, index) = (image, 0);
        for (int stage = 0; stage < Stages.Length; stage++)
        {
            for (int i = 0; i < Stages[stage]; i++)
            {
                x = Relu(Conv2d(x, stage < 4 ? 64 << stage : 512, 3, padding: 1, init: Init.HeNormal, name: $"features.{index}"));
                index += 2;
            }

            x = MaxPool2d(x, 2);
            index++;
        }

        x = Flatten(AdaptiveAvgPool2d(x, 7));
        x = Dropout(Relu(Dense(x, 4096, init: Init.HeNormal, name: "classifier.0")));
        x = Dropout(Relu(Dense(x, 4096, init: Init.HeNormal, name: "classifier.3")));
        return Dense(x, 1000, name: "classifier.6");
    }

    static Tensor Loss(Tensor logits, [Shape] IntTensor label) => SoftmaxCrossEntropy(logits, label);
}
