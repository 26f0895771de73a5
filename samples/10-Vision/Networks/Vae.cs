using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Samples.Vision;

/// <summary>
/// A convolutional variational autoencoder (Kingma and Welling 2013) of 28 × 28 pictures. The noise is an input: normal numbers to train with, zeros to
/// see the mean of what the code says, and any code at all to draw from. 220,385 parameters.
/// </summary>
[Network]
public sealed partial class Vae
{
    private const int Code = 16;

    static (Tensor picture, Tensor mean, Tensor logVariance) Forward([Shape(1, 28, 28)] Tensor image, [Shape(Code)] Tensor noise)
    {
        var x = Relu(Conv2d(image, 32, 4, stride: 2, padding: 1, name: "encoder.0"));
        x = Flatten(Relu(Conv2d(x, 64, 4, stride: 2, padding: 1, name: "encoder.2")));
        var mean = Dense(x, Code, name: "mean");
        var logVariance = Dense(x, Code, name: "log_variance");
        var z = mean + Exp(0.5f * logVariance) * noise;
        x = Reshape(Relu(Dense(z, 64 * 7 * 7, name: "decoder.0")), 64, 7, 7);
        x = Relu(ConvTranspose2d(x, 32, 4, stride: 2, padding: 1, name: "decoder.3"));
        return (ConvTranspose2d(x, 1, 4, stride: 2, padding: 1, name: "decoder.5"), mean, logVariance);
    }

    /// <summary>How much of the picture is lost, and how far the codes are from normal numbers (Kullback and Leibler), for each sample.</summary>
    static Tensor Loss(Tensor picture, Tensor mean, Tensor logVariance, [Shape(1, 28, 28)] Tensor target)
    {
        var lost = 28 * 28 * BinaryCrossEntropyWithLogits(picture, target);
        var far = -0.5f * Sum(1 + logVariance - Square(mean) - Exp(logVariance));
        return lost + far;
    }
}
