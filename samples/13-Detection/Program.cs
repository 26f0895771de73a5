using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Text.Json.Nodes;
using NetDsl;
using NetDsl.Data;
using NetDsl.Data.Augmentation;
using NetDsl.Data.Images;

namespace Samples.SingleShot;

/// <summary>A small single-shot detector finds several digits on a canvas.</summary>
internal static class Program
{
    private const int Shown = 8;

    public static int Main(string[] args)
    {
        var (data, epochs, batch) = (SampleOptions.Data("mnist"), SampleOptions.Epochs(10), SampleOptions.Batch(32));
        var count = new Option<int>("--canvases") { Description = "Canvases in an epoch.", DefaultValueFactory = _ => 4000 }.AtLeast(1);
        var rate = new Option<double?>("--lr") { Description = "The highest learning rate of Adam.", DefaultValueFactory = _ => 0.004 }.AboveZero();
        var (seed, threads, output, json) = (SampleOptions.Seed(), SampleOptions.Threads(), SampleOptions.Out(), SampleOptions.Json());
        var command = new RootCommand("Detection: a small single-shot detector finds digits on a canvas, and says which they are.") { data, epochs, batch, count, rate, seed, threads, output, json };
        command.SetAction(o => Run(
            o.GetValue(data), o.GetValue(epochs), o.GetValue(batch), o.GetValue(count), o.GetValue(rate)!.Value, o.GetValue(seed), o.GetValue(threads), o.GetValue(output)!, o.GetValue(json)));
        return SampleApp.Run(command, args);
    }

    private static int Run(string? folder, int epochs, int batch, int count, double rate, int seed, int threads, string output, string? json)
    {
        OutFolder.Ensure(output);
        var digits = DigitData.Load(folder, seed, threads);
        // The test canvases are made of digits that no training canvas shows.
        var (test, truth) = new CanvasSource(digits.Test, Math.Max(count / 10, Shown), threads).ToDataSet(seed);
        Console.WriteLine($"{Detector.Summary}\n");

        var network = new Detector(seed);
        using var trainer = new Trainer<Detector>(network, new Adam(rate), new TrainerOptions
        {
            BatchSize = batch,
            Threads = threads,
            Seed = seed,
            Schedule = new OneCycle(Math.Max(epochs * ((count + batch - 1) / batch), 2)),
        });
        var history = trainer.Fit(new CanvasSource(digits.Train, count, threads), test, epochs, progress: new ConsoleProgress());

        var maps = trainer.Predict(test);
        var size = maps.Length / test.Count;
        var map = new MeanAveragePrecision();
        // Low scores too: they cost little precision and may add recall.
        for (var i = 0; i < test.Count; i++) map.Add(Cells.Decode(maps.AsSpan(i * size, size), 0.01), truth[i].Select(d => (d.Box, d.Label)));
        Console.WriteLine($"\nMean average precision on {test.Count} canvases of unseen digits, at an overlap of 0.5: {map.Value:F4}");
        foreach (var label in map.Classes) Console.WriteLine($"  {label}: {map.Of(label):F4}");

        var file = OutFolder.File(output, "detection.png");
        var found = Enumerable.Range(0, Shown).Select(i => Cells.Decode(maps.AsSpan(i * size, size), 0.5)).ToArray();
        Picture(test, found).Save(file);
        Console.WriteLine($"Wrote {file}");
        JsonReport.Write(json, new JsonObject
        {
            ["data"] = digits.Name,
            ["map"] = JsonReport.Number(map.Value),
            ["parameters"] = network.Info.ParameterCount,
            ["epochs"] = epochs,
            ["seconds"] = JsonReport.Number(history.Epochs.Sum(e => e.Seconds)),
            ["seed"] = seed,
            ["threads"] = threads,
        });
        return 0;
    }

    private static Image Picture(DataSet test, IReadOnlyList<Detection>[] found)
    {
        const int Scale = 3, Columns = 4, Step = (Cells.Side * Scale) + 4;
        var picture = new Image((Columns * Step) - 4, ((found.Length / Columns) * Step) - 4);
        picture.Fill(0, 0, picture.Width, picture.Height, new Rgb(255, 255, 255));
        for (var i = 0; i < found.Length; i++)
        {
            var canvas = Image.Of(test.Floats("image").Slice(i * CanvasSource.Pixels, CanvasSource.Pixels), new ImageShape(1, Cells.Side, Cells.Side)).WithChannels(3).Enlarge(Scale);
            foreach (var detection in found[i]) Boxes.Draw(canvas, detection, Scale);
            picture.Paste(canvas, i % Columns * Step, i / Columns * Step);
        }

        return picture;
    }
}
