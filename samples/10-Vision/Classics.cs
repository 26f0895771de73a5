using System;
using System.Collections.Generic;
using NetDsl;

namespace Samples.Vision;

/// <summary>One network of this sample.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Rate">A learning rate of Adam at which a few pictures are learned at once.</param>
internal sealed record Classic(string Name, Func<int, Network> Create, string Summary, double Rate);

/// <summary>All networks of this sample, in the order of their years.</summary>
internal static class Classics
{
    public static IReadOnlyList<Classic> All { get; } =
    [
        new("lenet5", seed => new LeNet5(seed), LeNet5.Summary, 0.001),
        new("alexnet", seed => new AlexNet(seed), AlexNet.Summary, 0.00003),
        new("vgg16", seed => new Vgg16(seed), Vgg16.Summary, 0.00003),
        new("googlenet", seed => new GoogLeNet(seed), GoogLeNet.Summary, 0.001),
        new("googlenet-heads", seed => new GoogLeNetWithHeads(seed), GoogLeNetWithHeads.Summary, 0.001),
        new("resnet18", seed => new ResNet18(seed), ResNet18.Summary, 0.001),
        new("resnet50", seed => new ResNet50(seed), ResNet50.Summary, 0.001),
        new("efficientnet-b0", seed => new EfficientNetB0(seed), EfficientNetB0.Summary, 0.002),
        new("unet", seed => new UNet(seed), UNet.Summary, 0.001),
        new("vae", seed => new Vae(seed), Vae.Summary, 0.001),
    ];
}
