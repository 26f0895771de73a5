using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using NetDsl;
using NetDsl.Plots;

namespace Samples.Vision;

/// <summary>The classic networks of vision: prints what one is made of and lets it learn two drawn pictures by heart.</summary>
internal static class Program
{
    private const string All = "all";

    public static int Main(string[] args)
    {
        var names = Classics.All.Select(classic => classic.Name).Append(All).ToArray();
        var name = new Option<string>("--network") { Description = $"One of {string.Join(", ", names)}.", HelpName = "NAME", DefaultValueFactory = _ => "resnet18" };
        name.AcceptOnlyFromAmong(names);
        var steps = new Option<int>("--steps") { Description = "Steps of training, all on the same pictures.", DefaultValueFactory = _ => 5 }.AtLeast(1);
        var rate = new Option<double?>("--lr") { Description = "The learning rate of Adam; one that suits the network unless set." }.AboveZero();
        var curves = new Option<string?>("--curves") { Description = "Also draw the losses to this file, as SVG.", HelpName = "FILE" };
        var (batch, seed, threads, json) = (SampleOptions.Batch(2), SampleOptions.Seed(), SampleOptions.Threads(), SampleOptions.Json());
        var command = new RootCommand("The classic networks of vision, from LeNet-5 to EfficientNet.") { name, steps, batch, rate, curves, seed, threads, json };
        command.SetAction(o =>
        {
            var runs = Classics.All.Where(classic => o.GetValue(name) is All || classic.Name == o.GetValue(name))
                .Select(classic => Run(classic, o.GetValue(steps), o.GetValue(batch), o.GetValue(rate), o.GetValue(seed), o.GetValue(threads))).ToList();
            if (o.GetValue(curves) is { } file) Curves(runs).Save(file);
            JsonReport.Write(o.GetValue(json), runs.Count == 1 ? runs[0].ToJson() : new JsonObject { ["networks"] = new JsonArray(runs.Select(run => (JsonNode)run.ToJson()).ToArray()) });
            return 0;
        });
        return SampleApp.Run(command, args);
    }

    private static ClassicRun Run(Classic classic, int steps, int batch, double? rate, int seed, int threads)
    {
        Console.WriteLine(classic.Summary);
        var network = classic.Create(seed);
        var clock = Stopwatch.StartNew();
        var losses = Learn(network, steps, batch, rate ?? classic.Rate, seed, threads, loss => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"loss {loss,10:F4}   {clock.Elapsed.TotalSeconds,7:F2} s")));
        Console.WriteLine();
        return new ClassicRun(classic.Name, network.Info.ParameterCount, losses, clock.Elapsed.TotalSeconds);
    }

    private static SvgPlot Curves(IEnumerable<ClassicRun> runs)
    {
        var plot = new SvgPlot("Two pictures learned by heart", 860, 480) { XLabel = "step", YLabel = "loss, that of the first step being 1" };
        foreach (var run in runs) plot.Line(run.Name, run.Losses.Select(loss => (double)loss / run.Losses[0]).ToArray());
        return plot;
    }

    /// <summary>Steps on one batch of drawn pictures, and the loss before each.</summary>
    internal static IReadOnlyList<float> Learn(Network network, int steps, int batch, double rate, int seed, int threads, Action<float>? tell = null)
    {
        using var trainer = new Trainer<Network>(network, new Adam(rate), new TrainerOptions { BatchSize = batch, Seed = seed, Threads = threads });
        new Scene(batch, seed).Fill(trainer.Program);
        var losses = new List<float>();
        for (var step = 0; step < steps; step++)
        {
            losses.Add(trainer.Step(batch));
            tell?.Invoke(losses[^1]);
        }

        return losses;
    }
}

/// <summary>What came of one network.</summary>
internal sealed record ClassicRun(string Name, int Parameters, IReadOnlyList<float> Losses, double Seconds)
{
    public JsonObject ToJson() => new()
    {
        ["network"] = Name,
        ["parameters"] = Parameters,
        ["losses"] = new JsonArray(Losses.Select(loss => (JsonNode)JsonValue.Create(loss)).ToArray()),
        ["seconds"] = JsonReport.Number(Seconds),
    };
}
