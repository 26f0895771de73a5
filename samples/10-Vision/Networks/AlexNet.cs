using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Samples.Vision;

/// <summary>AlexNet in one tower (Krizhevsky 2014): 61,100,840 parameters, nearly all of them in the dense layers.</summary>
[Network]
public sealed partial class AlexNet
{
    static Tensor Forward([Shape(3, 224, 224)] Tensor image)
    {
        var x = MaxPool2d(Relu(Conv2d(image, 64, 11, stride: 4, padding: 2, init: Init.HeNormal, name: "features.0")), 3, stride: 2);
        x = MaxPool2d(Relu(Conv2d(x, 192, 5, padding: 2, init: Init.HeNormal, name: "features.3")), 3, stride: 2);
        x = Relu(Conv2d(x, 384, 3, padding: 1, init: Init.HeNormal, name: "features.6"));
        x = Relu(Conv2d(x, 256, 3, padding: 1, init: Init.HeNormal, name: "features.8"));
        x = MaxPool2d(Relu(Conv2d(x, 256, 3, padding: 1, init: Init.HeNormal, name: "features.10")), 3, stride: 2);
        x = Flatten(AdaptiveAvgPool2d(x, 6));
        x = Relu(Dense(Dropout(x), 4096, init: Init.HeNormal, name: "classifier.1"));
        x = Relu(Dense(Dropout(x), 4096, init: Init.HeNormal, name: "classifier.4"));
        return Dense(x, 1000, name: "classifier.6");
    }

    static Tensor Loss(Tensor logits, [Shape] IntTensor label) => SoftmaxCrossEntropy(logits, label);
}
