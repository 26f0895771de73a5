using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using NetDsl;
using NetDsl.Data;
using NetDsl.Plots;

namespace Samples.Handwriting;

/// <summary>How the network is trained.</summary>
internal sealed record TrainSettings(string? Data, int Epochs, int Batch, double? Rate, int Seed, int Threads, string Optimizer, string Out, string? Json);

/// <summary>Trains, reports on the test set, and writes weights, curves and results.</summary>
internal static class TrainCommand
{
    public const string WeightsFile = "digits.safetensors";

    public static void AddTo(Command command)
    {
        var (data, epochs, batch) = (SampleOptions.Data("mnist"), SampleOptions.Epochs(5), SampleOptions.Batch(64));
        var (rate, seed, threads) = (NamedOptimizer.RateOption(), SampleOptions.Seed(), SampleOptions.Threads());
        var (optimizer, output, json) = (NamedOptimizer.Option(), SampleOptions.Out(), SampleOptions.Json());
        foreach (var option in new Option[] { data, epochs, batch, optimizer, rate, seed, threads, output, json }) command.Add(option);
        command.SetAction(o => Run(new TrainSettings(
            o.GetValue(data), o.GetValue(epochs), o.GetValue(batch), o.GetValue(rate), o.GetValue(seed), o.GetValue(threads), o.GetValue(optimizer)!, o.GetValue(output)!, o.GetValue(json))));
    }

    private static int Run(TrainSettings s)
    {
        OutFolder.Ensure(s.Out);
        var data = DigitData.Load(s.Data, s.Seed, s.Threads);
        Console.WriteLine($"{data.Train.Count:N0} to learn from, {data.Validation.Count:N0} to validate, {data.Test.Count:N0} to test\n\n{Digits.Summary}\n");

        var network = new Digits(s.Seed);
        var optimizer = NamedOptimizer.Of(s.Optimizer);
        var steps = s.Epochs * ((data.Train.Count + s.Batch - 1) / s.Batch);
        using var trainer = new Trainer<Digits>(network, optimizer.Create(s.Rate ?? optimizer.Rate), new TrainerOptions
        {
            BatchSize = s.Batch,
            Threads = s.Threads,
            Seed = s.Seed,
            Schedule = new OneCycle(Math.Max(steps, 2)),
        });
        var history = trainer.Fit(data.Train, data.Validation, s.Epochs, [new Accuracy()], new ConsoleProgress());

        var confusion = new ConfusionMatrix();
        var test = trainer.Evaluate(data.Test, new Accuracy(), confusion);
        var accuracy = test.Metrics["accuracy"];
        Console.WriteLine($"\nTest: {100 * accuracy:F2} % right, loss {test.Loss:F4}\n\n{confusion}\n");
        ShowMisread(data.Test, trainer.Predict(data.Test));

        var weights = OutFolder.File(s.Out, WeightsFile);
        network.Save(weights, new Dictionary<string, string> { ["data"] = data.Name, ["test_accuracy"] = accuracy.ToString("F4", CultureInfo.InvariantCulture) });
        var curves = OutFolder.File(s.Out, "digits.svg");
        Curves(history).Save(curves);
        var diagram = OutFolder.File(s.Out, "network.mmd");
        File.WriteAllText(diagram, Digits.Diagram + "\n");
        Console.WriteLine($"Wrote {weights}, {curves} and {diagram}");
        JsonReport.Write(s.Json, Results(s, data, history, test));
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

    private static SvgPlot Curves(History history) => new SvgPlot("Digits: loss by epoch") { XLabel = "epoch", YLabel = "loss", LogarithmicY = true }
        .Line("training", history.Epochs.Select(e => e.TrainLoss).ToArray())
        .Line("validation", history.Epochs.Select(e => e.ValidationLoss ?? double.NaN).ToArray())
        .Line("validation error", history.Epochs.Select(e => 1 - e.Metrics["accuracy"]).ToArray());

    private static JsonObject Results(TrainSettings s, DigitData data, History history, Evaluation test)
    {
        // Time of the steps alone; validation is left out.
        var seconds = history.Epochs.Sum(e => e.Seconds);
        return new JsonObject
        {
            ["data"] = data.Name,
            ["test_accuracy"] = JsonReport.Number(test.Metrics["accuracy"]),
            ["test_loss"] = JsonReport.Number(test.Loss),
            ["validation_accuracy"] = JsonReport.Number(history.Last!.Metrics["accuracy"]),
            ["epochs"] = history.Epochs.Count,
            ["seconds"] = JsonReport.Number(seconds),
            ["samples_per_second"] = JsonReport.Number((double)history.Epochs.Count * data.Train.Count / seconds),
            ["batch"] = s.Batch,
            ["optimizer"] = s.Optimizer,
            ["seed"] = s.Seed,
            ["threads"] = s.Threads,
        };
    }
}
