using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using NetDsl;

namespace Samples.Handwriting;

/// <summary>A network that the command line can name.</summary>
/// <param name="Name">As typed.</param>
/// <param name="Diagram">Its layers as a Mermaid diagram.</param>
/// <param name="Epochs">Where nothing else is said.</param>
/// <param name="Augment">True if its images are moved about while it learns.</param>
/// <param name="Create">Makes one by a seed.</param>
/// <param name="Inside">Makes its twin that shows feature maps and gradients; null where there are none to show.</param>
internal sealed record NamedNetwork(string Name, string Diagram, int Epochs, bool Augment, Func<int, Network> Create, Func<Network>? Inside)
{
    public static IReadOnlyList<NamedNetwork> All { get; } =
    [
        new("mlp", Digits.Diagram, 5, false, seed => new Digits(seed), null),
        new("lenet5", LeNet5.Diagram, 10, true, seed => new LeNet5(seed), () => new LeNet5Inside()),
        new("cnn", ConvolutionalDigits.Diagram, 10, true, seed => new ConvolutionalDigits(seed), () => new ConvolutionalDigitsInside()),
    ];

    /// <summary>The weights file of a training.</summary>
    public string WeightsFile => Name == "mlp" ? "digits.safetensors" : $"{Name}.safetensors";

    public static Option<string> Option()
    {
        var names = All.Select(n => n.Name).ToArray();
        return new Option<string>("--network") { Description = $"One of {string.Join(", ", names)}.", HelpName = "NAME", DefaultValueFactory = _ => names[0] }.AcceptOnlyFromAmong(names);
    }

    public static NamedNetwork Of(string name) => All.First(n => n.Name == name);
}
