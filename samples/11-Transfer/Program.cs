using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Text.Json.Nodes;
using NetDsl;
using NetDsl.Data;
using NetDsl.Plots;

namespace Samples.Transfer;

/// <summary>What a training takes.</summary>
internal sealed record Settings(int Epochs, int Batch, int Seed, int Threads);

/// <summary>Learns the digits 5 to 9 from few images, with and without what a network learned on 0 to 4.</summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        var (data, epochs, batch) = (SampleOptions.Data("mnist"), SampleOptions.Epochs(20), SampleOptions.Batch(32));
        var first = new Option<int>("--base-epochs") { Description = "Passes over the digits 0 to 4.", DefaultValueFactory = _ => 3 }.AtLeast(1);
        var images = new Option<int>("--images") { Description = "How many of 5 to 9 to learn from.", DefaultValueFactory = _ => 500 }.AtLeast(FiveDigits.Classes);
        var seeds = new Option<int>("--seeds") { Description = "Repetitions, each with other images and other weights.", DefaultValueFactory = _ => 5 }.AtLeast(1);
        var (seed, threads, output, json) = (SampleOptions.Seed(), SampleOptions.Threads(), SampleOptions.Out(), SampleOptions.Json());
        var command = new RootCommand("Transfer learning: from scratch, feature extraction and fine-tuning side by side.") { data, first, epochs, batch, images, seeds, seed, threads, output, json };
        command.SetAction(o => Run(
            o.GetValue(data), o.GetValue(first), o.GetValue(images), o.GetValue(seeds), new Settings(o.GetValue(epochs), o.GetValue(batch), o.GetValue(seed), o.GetValue(threads)), o.GetValue(output)!, o.GetValue(json)));
        return SampleApp.Run(command, args);
    }

    private static int Run(string? folder, int baseEpochs, int images, int seeds, Settings s, string output, string? json)
    {
        OutFolder.Ensure(output);
        var digits = DigitData.Load(folder, s.Seed, s.Threads);
        var (known, knownTest) = (Between(digits.Train, 0), Between(digits.Test, 0));
        var (others, test) = (Between(digits.Train, FiveDigits.Classes), Between(digits.Test, FiveDigits.Classes));
        if (images > others.Count) throw new SampleException($"--images is {images}, but there are {others.Count} of 5 to 9");
        Console.WriteLine($"{FiveDigits.Summary}\n\nThe base: {known.Count:N0} images of 0 to 4");

        var pretrained = new FiveDigits(s.Seed);
        using (var trainer = new Trainer<FiveDigits>(pretrained, new Adam(0.01), new TrainerOptions
        {
            BatchSize = 64,
            Threads = s.Threads,
            Seed = s.Seed,
            Schedule = new OneCycle(Math.Max(baseEpochs * ((known.Count + 63) / 64), 2)),
        }))
        {
            trainer.Fit(known, knownTest, baseEpochs, [new Accuracy()], new ConsoleProgress());
        }

        Console.WriteLine($"\n{images} images of 5 to 9, {test.Count:N0} to test, in percent:");
        var results = Way.All.ToDictionary(w => w.Name, _ => new List<double>());
        for (var i = 0; i < seeds; i++)
        {
            var own = s with { Seed = s.Seed + i };
            var few = others.Shuffle(own.Seed).Take(images);
            foreach (var way in Way.All) results[way.Name].Add(way.Run(pretrained, few, test, own));
        }

        foreach (var way in Way.All)
            Console.WriteLine($"{way.Name,-20}{100 * results[way.Name].Average(),7:F2}   ({string.Join(", ", results[way.Name].Select(a => $"{100 * a:F2}"))})");
        var file = OutFolder.File(output, "transfer.svg");
        Accuracies(images, results).Save(file);
        Console.WriteLine($"Wrote {file}");
        JsonReport.Write(json, new JsonObject
        {
            ["data"] = digits.Name,
            ["images"] = images,
            ["seeds"] = seeds,
            ["ways"] = new JsonArray([.. Way.All.Select(w => new JsonObject
            {
                ["name"] = w.Name,
                ["accuracy"] = JsonReport.Number(results[w.Name].Average()),
                ["accuracies"] = new JsonArray([.. results[w.Name].Select(JsonReport.Number)]),
            })]),
        });
        return 0;
    }

    private static SvgPlot Accuracies(int images, Dictionary<string, List<double>> results)
    {
        var plot = new SvgPlot($"5 to 9 from {images} images") { XLabel = "run", YLabel = "accuracy in percent" };
        foreach (var way in Way.All) plot.Line(way.Name, results[way.Name].Select(a => 100 * a).ToArray());
        return plot;
    }

    /// <summary>The images of five digits, with labels that count from 0.</summary>
    private static DataSet Between(DataSet digits, int least)
    {
        var labels = digits.Integers("label").ToArray();
        var chosen = digits.Subset([.. Enumerable.Range(0, labels.Length).Where(i => labels[i] >= least && labels[i] < least + FiveDigits.Classes)]);
        return chosen.Select("image").With("label", Array.ConvertAll(chosen.Integers("label").ToArray(), l => l - least));
    }
}
