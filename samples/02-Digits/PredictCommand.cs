using System;
using System.CommandLine;
using System.IO;
using System.Numerics.Tensors;
using System.Text.Json.Nodes;
using NetDsl;

namespace Samples.Handwriting;

/// <summary>Reads one image with the weights of an earlier training.</summary>
internal static class PredictCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "28 × 28 pixels: a PNG or PGM image, an IDX file, or text of 784 numbers." };
        var index = new Option<int>("--index") { Description = "Which image of an IDX file, from 0." }.AtLeast(0);
        var invert = new Option<bool>("--invert") { Description = "The image is dark ink on white; MNIST is bright ink on black." };
        var network = NamedNetwork.Option();
        var weights = new Option<string?>("--weights") { Description = "What the training wrote; the network's file in 'out' where left out.", HelpName = "FILE" };
        var json = SampleOptions.Json();
        var command = new Command("predict", "Reads one image with the weights of an earlier training.") { file, index, invert, network, weights, json };
        command.SetAction(o => Run(o.GetValue(file)!, o.GetValue(index), o.GetValue(invert), NamedNetwork.Of(o.GetValue(network)!), o.GetValue(weights), o.GetValue(json)));
        return command;
    }

    /// <summary>The digit with the highest score, and its share of the softmax.</summary>
    public static (int Digit, float Share) Read(ReadOnlySpan<float> scores)
    {
        Span<float> shares = stackalloc float[10];
        TensorPrimitives.SoftMax(scores, shares);
        var digit = TensorPrimitives.IndexOfMax(shares);
        return (digit, shares[digit]);
    }

    private static int Run(string file, int index, bool invert, NamedNetwork kind, string? weights, string? json)
    {
        weights ??= Path.Combine("out", kind.WeightsFile);
        if (!File.Exists(weights)) throw new SampleException($"there are no weights in '{weights}': train first, or name a file by --weights");
        var pixels = DigitFile.Read(file, index, invert);
        var network = kind.Create(1);
        network.Load(weights);
        using var program = network.CreateProgram(ProgramKind.Prediction, 1);
        program.SetInput(0, pixels);
        program.RunAlone();
        var scores = program.Output(0);
        var (digit, share) = Read(scores);
        var shares = new float[10];
        TensorPrimitives.SoftMax(scores, shares);

        Console.WriteLine(DigitPictures.Row(("", pixels)));
        for (var i = 0; i < shares.Length; i++) Console.WriteLine($"{i}  {100 * shares[i],6:F2} %  {new string('█', (int)MathF.Round(40 * shares[i]))}");
        Console.WriteLine($"\nIt is a {digit}.");
        JsonReport.Write(json, new JsonObject
        {
            ["digit"] = digit,
            ["probability"] = JsonReport.Number(share),
            ["probabilities"] = new JsonArray(Array.ConvertAll(shares, s => JsonReport.Number(s))),
        });
        return 0;
    }
}
