using System;
using System.CommandLine;
using System.Linq;
using System.Text.Json.Nodes;
using NetDsl;
using NetDsl.Data;
using NetDsl.Data.Images;
using NetDsl.Plots;

namespace Samples.Segmentation;

/// <summary>A small U-Net finds the pixels of digits among strokes that are none.</summary>
internal static class Program
{
    private const int Shown = 8;

    public static int Main(string[] args)
    {
        var (data, epochs, batch) = (SampleOptions.Data("mnist"), SampleOptions.Epochs(8), SampleOptions.Batch(16));
        var count = new Option<int>("--canvases") { Description = "Canvases in an epoch.", DefaultValueFactory = _ => 2000 }.AtLeast(1);
        var rate = new Option<double?>("--lr") { Description = "The highest learning rate of Adam.", DefaultValueFactory = _ => 0.004 }.AboveZero();
        var (seed, threads, output, json) = (SampleOptions.Seed(), SampleOptions.Threads(), SampleOptions.Out(), SampleOptions.Json());
        var command = new RootCommand("Segmentation: a small U-Net marks the pixels of digits on a canvas.") { data, epochs, batch, count, rate, seed, threads, output, json };
        command.SetAction(o => Run(
            o.GetValue(data), o.GetValue(epochs), o.GetValue(batch), o.GetValue(count), o.GetValue(rate)!.Value, o.GetValue(seed), o.GetValue(threads), o.GetValue(output)!, o.GetValue(json)));
        return SampleApp.Run(command, args);
    }

    private static int Run(string? folder, int epochs, int batch, int count, double rate, int seed, int threads, string output, string? json)
    {
        OutFolder.Ensure(output);
        var digits = DigitData.Load(folder, seed, threads);
        var train = new CanvasSource(digits.Train, count, threads);
        // Made of digits that no training canvas shows.
        var test = new CanvasSource(digits.Test, Math.Max(count / 10, Shown), threads).ToDataSet(seed);
        Console.WriteLine($"{UNet.Summary}\n");

        var network = new UNet(seed);
        using var trainer = new Trainer<UNet>(network, new Adam(rate), new TrainerOptions
        {
            BatchSize = batch,
            Threads = threads,
            Seed = seed,
            Schedule = new OneCycle(Math.Max(epochs * ((count + batch - 1) / batch), 2)),
        });
        var history = trainer.Fit(train, test, epochs, [new IntersectionOverUnion()], new ConsoleProgress());
        var iou = history.Last!.Metrics["iou"];
        Console.WriteLine($"\nIntersection over union on {test.Count} canvases of unseen digits: {iou:F4}");
        Console.WriteLine($"Everything that is bright taken for a digit: {Brightness(test):F4}");

        var picture = OutFolder.File(output, "segmentation.png");
        Picture(trainer, test[..Shown]).Save(picture);
        Console.WriteLine($"Wrote {picture}: canvases, the truth, and what the network marks");
        JsonReport.Write(json, new JsonObject
        {
            ["data"] = digits.Name,
            ["iou"] = JsonReport.Number(iou),
            ["iou_of_brightness"] = JsonReport.Number(Brightness(test)),
            ["parameters"] = network.Info.ParameterCount,
            ["epochs"] = epochs,
            ["seconds"] = JsonReport.Number(history.Epochs.Sum(e => e.Seconds)),
            ["seed"] = seed,
            ["threads"] = threads,
        });
        return 0;
    }

    /// <summary>What one gets without learning: a threshold.</summary>
    private static double Brightness(DataSet test)
    {
        var metric = new IntersectionOverUnion { Threshold = DigitCanvas.Ink };
        metric.Add(new MetricBatch(test.Floats("image"), test.Floats("mask"), test.Count));
        return metric.Value;
    }

    private static Image Picture(Trainer<UNet> trainer, DataSet canvases)
    {
        var grid = new ImageGrid(CanvasSource.Side, CanvasSource.Side) { Columns = Shown, Scale = 2, Range = (0, 1) };
        var marks = trainer.Predict(canvases);
        for (var i = 0; i < marks.Length; i++) marks[i] = 1 / (1 + MathF.Exp(-marks[i]));
        return grid.Draw([.. canvases.Floats("image"), .. canvases.Floats("mask"), .. marks]);
    }
}
