using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Samples.Vision;

/// <summary>What GoogLeNet with and without its auxiliary heads has in common (Szegedy et al. 2014, with batch norm as in torchvision).</summary>
internal static class Inception
{
    /// <summary>The network's body up to its last modules; the two heads look at the images after modules 4a and 4d.</summary>
    public static (Tensor Features, Tensor After4a, Tensor After4d) Body(Tensor image)
    {
        var x = MaxPool2d(Unit(image, 64, 7, "conv1", stride: 2), 3, stride: 2, ceilMode: true);
        x = Unit(Unit(x, 64, 1, "conv2"), 192, 3, "conv3");
        x = MaxPool2d(x, 3, stride: 2, ceilMode: true);
        x = Module(x, 64, 96, 128, 16, 32, 32, "inception3a");
        x = Module(x, 128, 128, 192, 32, 96, 64, "inception3b");
        x = MaxPool2d(x, 3, stride: 2, ceilMode: true);
        var after4a = Module(x, 192, 96, 208, 16, 48, 64, "inception4a");
        x = Module(after4a, 160, 112, 224, 24, 64, 64, "inception4b");
        x = Module(x, 128, 128, 256, 24, 64, 64, "inception4c");
        var after4d = Module(x, 112, 144, 288, 32, 64, 64, "inception4d");
        x = Module(after4d, 256, 160, 320, 32, 128, 128, "inception4e");
        x = MaxPool2d(x, 2);
        x = Module(x, 256, 160, 320, 32, 128, 128, "inception5a");
        x = Module(x, 384, 192, 384, 48, 128, 128, "inception5b");
        return (x, after4a, after4d);
    }

    public static Tensor Classifier(Tensor features) => Dense(Dropout(GlobalAvgPool2d(features), 0.2), 1000, name: "fc");

    /// <summary>An auxiliary head: it brings a gradient to the middle of the network while that is being trained.</summary>
    public static Tensor Head(Tensor x, string name)
    {
        x = Flatten(Unit(AdaptiveAvgPool2d(x, 4), 128, 1, $"{name}.conv"));
        x = Dropout(Relu(Dense(x, 1024, init: Init.HeNormal, name: $"{name}.fc1")), 0.7);
        return Dense(x, 1000, name: $"{name}.fc2");
    }

    /// <summary>Four ways side by side, joined along the channels. The third has 3 × 3 kernels, as the published weights do.</summary>
    private static Tensor Module(Tensor x, int single, int before3, int wide3, int before5, int wide5, int pooled, string name) => Concat(
        Unit(x, single, 1, $"{name}.branch1"),
        Unit(Unit(x, before3, 1, $"{name}.branch2.0"), wide3, 3, $"{name}.branch2.1"),
        Unit(Unit(x, before5, 1, $"{name}.branch3.0"), wide5, 3, $"{name}.branch3.1"),
        Unit(MaxPool2d(x, 3, stride: 1, padding: 1), pooled, 1, $"{name}.branch4.1"));

    private static Tensor Unit(Tensor x, int channels, int kernel, string name, int stride = 1) =>
        Relu(BatchNorm(Conv2d(x, channels, kernel, stride, padding: kernel / 2, bias: false, init: Init.HeNormal, name: $"{name}.conv"), epsilon: 0.001, name: $"{name}.bn"));
}
