using System;
using System.IO;
using System.Linq;
using NetDsl;
using NetDsl.Storage;
using Samples.Vision;
using Xunit;

namespace Samples.Tests;

/// <summary>The classic networks at their full size: how many parameters they have, that they learn, and that weights of others fit them.</summary>
[Collection(Runs.Name)]
public sealed class VisionTests
{
    [Theory]
    [InlineData("lenet5", 61_706)]
    [InlineData("alexnet", 61_100_840)]
    [InlineData("vgg16", 138_357_544)]
    [InlineData("googlenet", 6_624_904)]
    [InlineData("googlenet-heads", 13_004_888)]
    [InlineData("resnet18", 11_689_512)]
    [InlineData("resnet50", 25_557_032)]
    [InlineData("efficientnet-b0", 5_288_548)]
    [InlineData("unet", 1_942_289)]
    [InlineData("vae", 220_385)]
    public void It_has_the_parameters_of_the_paper_and_learns_two_pictures(string name, int parameters)
    {
        var classic = Classics.All.Single(one => one.Name == name);
        var network = classic.Create(1);
        Assert.Equal(parameters, network.Info.ParameterCount);
        var losses = Vision.Program.Learn(network, steps: 5, batch: 2, classic.Rate, seed: 1, threads: 2);
        Assert.True(losses.All(float.IsFinite) && losses[^1] < losses[0], $"the loss goes {string.Join(", ", losses)}");
    }

    [Fact]
    public void Every_network_is_tested() => Assert.Equal(10, Classics.All.Count);

    [Theory]
    [InlineData(typeof(LeNet5))]
    [InlineData(typeof(Vgg16))]
    [InlineData(typeof(ResNet18))]
    public void Its_state_has_the_names_and_shapes_of_torchvision(Type type)
    {
        var info = ((Network)Activator.CreateInstance(type, 0)!).Info;
        var held = info.Parameters.Select(parameter => Line(parameter.Name, parameter.Shape)).Concat(info.Buffers.Where(buffer => buffer.Kind != BufferKind.Switch).Select(buffer => Line(buffer.Name, buffer.Shape)));
        Assert.Equal(Published(type.Name).Select(tensor => Line(tensor.Name, tensor.Shape)).Order(StringComparer.Ordinal), held.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_of_torchvision_is_loaded_strictly()
    {
        var folder = Directory.CreateTempSubdirectory("netdsl-vision-");
        try
        {
            var file = Path.Combine(folder.FullName, "resnet18.safetensors");
            SafeTensors.Write(file, Published(nameof(ResNet18)).Select((tensor, index) => tensor.Shape.Length == 0
                ? StoredTensor.OfIntegers(tensor.Name, tensor.Shape, [100])
                : new StoredTensor(tensor.Name, tensor.Shape, Enumerable.Repeat(index + 1f, tensor.Shape.Aggregate(1, (a, b) => a * b)).ToArray())));
            var network = new ResNet18();
            Assert.True(network.Load(file, strict: true).IsComplete);
            Assert.Equal(1f, network.Parameter("conv1.weight")[0]);
            Assert.Equal(122f, network.Parameter("fc.bias")[^1]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_command_line_says_what_it_did()
    {
        var curves = Path.Combine(Path.GetTempPath(), $"netdsl-{Guid.NewGuid():N}.svg");
        var results = Runs.Succeed(Vision.Program.Main, "--network", "lenet5", "--steps", "3", "--curves", curves);
        Assert.Contains("lenet5", File.ReadAllText(curves), StringComparison.Ordinal);
        File.Delete(curves);
        Assert.Equal(61_706, (int)results["parameters"]!);
        Assert.Equal(3, results["losses"]!.AsArray().Count);
        Assert.Contains("lenet6", Runs.Fail(Vision.Program.Main, "--network", "lenet6"), StringComparison.Ordinal);
    }

    private static string Line(string name, System.Collections.Generic.IReadOnlyList<int> shape) => $"{name} [{string.Join(", ", shape)}]";

    /// <summary>The tensors of a state_dict, as they were published.</summary>
    private static (string Name, int[] Shape)[] Published(string network)
    {
        using var reader = new StreamReader(typeof(VisionTests).Assembly.GetManifestResourceStream($"{network}.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => (line[..line.IndexOf(' ')], line[(line.IndexOf('[') + 1)..line.IndexOf(']')].Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(d => int.Parse(d, System.Globalization.CultureInfo.InvariantCulture)).ToArray())).ToArray();
    }
}
