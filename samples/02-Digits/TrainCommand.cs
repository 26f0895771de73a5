using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using NetDsl;
using NetDsl.Data;
using NetDsl.Data.Augmentation;
using NetDsl.Ilgpu;
using NetDsl.Plots;

namespace Samples.Handwriting;

/// <summary>How the network is trained.</summary>
internal sealed record TrainSettings(string? Data, NamedNetwork Network, int? Epochs, int Batch, double? Rate, int Seed, int Threads, Device Device, string Optimizer, string Out, string? Look, string? Json);

/// <summary>Trains, reports on the test set, and writes weights, curves and results.</summary>
internal static class TrainCommand
{
    public static void AddTo(Command command)
    {
        var (data, network, batch) = (SampleOptions.Data("mnist"), NamedNetwork.Option(), SampleOptions.Batch(64));
        var epochs = new Option<int?>("--epochs") { Description = "Passes over the training data: 5 for mlp, 10 for the others where left out." }.AtLeast(1);
        var look = new Option<string?>("--look") { Description = "Also write filters, feature maps and a saliency map to this folder, as PNG; not for mlp.", HelpName = "DIR" };
        var (rate, seed, threads) = (NamedOptimizer.RateOption(), SampleOptions.Seed(), SampleOptions.Threads());
        var (optimizer, output, json) = (NamedOptimizer.Option(), SampleOptions.Out(), SampleOptions.Json());
        var device = SampleOptions.Device();
        foreach (var option in new Option[] { data, network, epochs, batch, optimizer, rate, seed, threads, device, output, look, json }) command.Add(option);
        command.SetAction(o => Run(new TrainSettings(
            o.GetValue(data), NamedNetwork.Of(o.GetValue(network)!), o.GetValue(epochs), o.GetValue(batch), o.GetValue(rate), o.GetValue(seed), o.GetValue(threads), o.GetValue(device), o.GetValue(optimizer)!, o.GetValue(output)!, o.GetValue(look), o.GetValue(json))));
    }

    private static int Run(TrainSettings s)
    {
        if (s.Look is not null && s.Network.Inside is null) throw new SampleException($"--look shows convolutions, and '{s.Network.Name}' has none: choose another --network");
        var network = s.Network.Create(s.Seed);
        if (s.Device == Device.Gpu && network.WhyNoGpu is { } none) throw new SampleException($"--device gpu: {none}");
        OutFolder.Ensure(s.Out);
        OutFolder.Ensure(s.Look);
        var data = DigitData.Load(s.Data, s.Seed, s.Threads);
        Console.WriteLine($"{data.Train.Count:N0} to learn from, {data.Validation.Count:N0} to validate, {data.Test.Count:N0} to test\n");
        Console.WriteLine($"{network.Info.Summary}\n");
        var optimizer = NamedOptimizer.Of(s.Optimizer);
        var epochs = s.Epochs ?? s.Network.Epochs;
        var steps = epochs * ((data.Train.Count + s.Batch - 1) / s.Batch);
        using var trainer = new Trainer<Network>(network, optimizer.Create(s.Rate ?? optimizer.Rate), new TrainerOptions
        {
            BatchSize = s.Batch,
            Threads = s.Threads,
            Seed = s.Seed,
            Schedule = new OneCycle(Math.Max(steps, 2)),
        }, s.Device);
        if (trainer.DeviceMessage is { } why) Console.WriteLine($"On the CPU: {why}");
        SampleSource train = s.Network.Augment ? data.Train.Augment("image", new RandomShift(2), new RandomRotation(8), new RandomZoom(0.9, 1.1)) : data.Train;
        var history = trainer.Fit(train, data.Validation, epochs, [new Accuracy()], new ConsoleProgress());

        var confusion = new ConfusionMatrix();
        var test = trainer.Evaluate(data.Test, new Accuracy(), confusion);
        var accuracy = test.Metrics["accuracy"];
        if (trainer.Program is GpuProgram program) Console.WriteLine($"\nOn {program.Gpu.Name}: {program.Launches} kernels a step");
        Console.WriteLine($"\n{history.Epochs.Average(e => e.Seconds):F2} s an epoch, {history.Epochs.Average(e => e.SamplesPerSecond):N0} images a second");
        Console.WriteLine($"Test: {100 * accuracy:F2} % right, loss {test.Loss:F4}\n\n{confusion}\n");
        ShowMisread(data.Test, trainer.Predict(data.Test));

        var weights = OutFolder.File(s.Out, s.Network.WeightsFile);
        network.Save(weights, new Dictionary<string, string> { ["data"] = data.Name, ["test_accuracy"] = accuracy.ToString("F4", CultureInfo.InvariantCulture) });
        var curves = OutFolder.File(s.Out, "digits.svg");
        Curves(s.Network.Name, history).Save(curves);
        var diagram = OutFolder.File(s.Out, "network.mmd");
        File.WriteAllText(diagram, s.Network.Diagram + "\n");
        Console.WriteLine($"Wrote {weights}, {curves} and {diagram}");
        if (s.Look is not null)
        {
            var inside = s.Network.Inside!();
            inside.Load(weights);
            Console.WriteLine($"A look inside: {string.Join(", ", LookInside.Write(inside, data.Test, s.Look))}");
        }

        JsonReport.Write(s.Json, Results(s, data, history, test, trainer.Device.ToString().ToLowerInvariant()));
        return 0;
    }

    private static void ShowMisread(DataSet test, float[] scores)
    {
        var labels = test.Integers("label");
        var images = test.Floats("image");
        var misread = new List<(string, float[])>();
        for (var i = 0; i < test.Count && misread.Count < 4; i++)
        {
            var read = PredictCommand.Read(scores.AsSpan(i * 10, 10));
            if (read.Digit != labels[i]) misread.Add(($"{i}: a {labels[i]} read as {read.Digit}, {100 * read.Share:F0} %", images.Slice(i * 784, 784).ToArray()));
        }

        if (misread.Count > 0) Console.WriteLine("The first that are misread:\n" + DigitPictures.Row([.. misread]));
    }

    private static SvgPlot Curves(string network, History history) => new SvgPlot($"Digits, {network}: loss by epoch") { XLabel = "epoch", YLabel = "loss", LogarithmicY = true }
        .Line("training", history.Epochs.Select(e => e.TrainLoss).ToArray())
        .Line("validation", history.Epochs.Select(e => e.ValidationLoss ?? double.NaN).ToArray())
        .Line("validation error", history.Epochs.Select(e => 1 - e.Metrics["accuracy"]).ToArray());

    private static JsonObject Results(TrainSettings s, DigitData data, History history, Evaluation test, string device)
    {
        // Time of the steps alone; validation is left out.
        var seconds = history.Epochs.Sum(e => e.Seconds);
        return new JsonObject
        {
            ["data"] = data.Name,
            ["network"] = s.Network.Name,
            ["test_accuracy"] = JsonReport.Number(test.Metrics["accuracy"]),
            ["test_loss"] = JsonReport.Number(test.Loss),
            ["validation_accuracy"] = JsonReport.Number(history.Last!.Metrics["accuracy"]),
            ["epochs"] = history.Epochs.Count,
            ["seconds"] = JsonReport.Number(seconds),
            ["seconds_per_epoch"] = JsonReport.Number(seconds / history.Epochs.Count),
            ["samples_per_second"] = JsonReport.Number((double)history.Epochs.Count * data.Train.Count / seconds),
            ["batch"] = s.Batch,
            ["optimizer"] = s.Optimizer,
            ["seed"] = s.Seed,
            ["threads"] = s.Threads,
            ["device"] = device,
        };
    }
}
