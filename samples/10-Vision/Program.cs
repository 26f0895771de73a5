using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using NetDsl;

namespace Samples.Vision;

/// <summary>The classic networks of vision: prints what one is made of and lets it learn two drawn pictures by heart.</summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        var name = new Option<string>("--network") { Description = $"One of {string.Join(", ", Classics.All.Select(classic => classic.Name))}.", HelpName = "NAME", DefaultValueFactory = _ => "resnet18" };
        name.AcceptOnlyFromAmong(Classics.All.Select(classic => classic.Name).ToArray());
        var steps = new Option<int>("--steps") { Description = "Steps of training, all on the same pictures.", DefaultValueFactory = _ => 5 }.AtLeast(1);
        var rate = new Option<double?>("--lr") { Description = "The learning rate of Adam; one that suits the network unless set." }.AboveZero();
        var (batch, seed, threads, json) = (SampleOptions.Batch(2), SampleOptions.Seed(), SampleOptions.Threads(), SampleOptions.Json());
        var command = new RootCommand("The classic networks of vision, from LeNet-5 to EfficientNet.") { name, steps, batch, rate, seed, threads, json };
        command.SetAction(o => Run(Classics.All.Single(classic => classic.Name == o.GetValue(name)), o.GetValue(steps), o.GetValue(batch), o.GetValue(rate), o.GetValue(seed), o.GetValue(threads), o.GetValue(json)));
        return SampleApp.Run(command, args);
    }

    private static int Run(Classic classic, int steps, int batch, double? rate, int seed, int threads, string? json)
    {
        Console.WriteLine(classic.Summary);
        var network = classic.Create(seed);
        var clock = Stopwatch.StartNew();
        var losses = Learn(network, steps, batch, rate ?? classic.Rate, seed, threads, loss => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"loss {loss,10:F4}   {clock.Elapsed.TotalSeconds,7:F2} s")));
        JsonReport.Write(json, new JsonObject
        {
            ["network"] = classic.Name,
            ["parameters"] = network.Info.ParameterCount,
            ["losses"] = new JsonArray(losses.Select(loss => (JsonNode)JsonValue.Create(loss)).ToArray()),
            ["seconds"] = JsonReport.Number(clock.Elapsed.TotalSeconds),
        });
        return 0;
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
