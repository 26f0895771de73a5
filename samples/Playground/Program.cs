using System;
using System.CommandLine;
using System.Linq;
using System.Text.Json.Nodes;
using NetDsl;

namespace Samples.Playground;

/// <summary>Four small networks to try things on; what the compiler makes of them lies in the folder Emitted.</summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        var (seed, json, data) = (SampleOptions.Seed(), SampleOptions.Json(), SampleOptions.Data("nothing: this sample needs no files"));
        data.Hidden = true;
        var command = new RootCommand("Four small networks, one for each form of the language: prints their layers and takes a few steps with each.") { seed, json, data };
        command.SetAction(o => Run(o.GetValue(seed), o.GetValue(json)));
        return SampleApp.Run(command, args);
    }

    private static int Run(int seed, string? json)
    {
        var losses = new JsonObject { ["seed"] = seed };
        foreach (var network in new Network[] { new StackNetwork(seed), new ResidualNetwork(seed), new TwinNetwork(seed), new CustomNetwork(seed) })
        {
            var (first, last) = Learn(network, seed);
            Console.WriteLine($"{network.Info.Name}\n{network.Info.Summary}\nloss on 32 random samples, before and after 200 steps: {first:F4}, {last:F4}\n");
            losses[network.Info.Name] = JsonReport.Number(last);
        }

        // The typed predictions that the compiler wrote, with the names of the network's own inputs and outputs.
        float[] distance = new float[1], code = new float[8];
        var left = new float[16];
        new TwinNetwork(seed).Predict(left, right: left, distance, code);
        Console.WriteLine($"A twin of itself is at distance {distance[0]:G}; the classes of a zero flower score {string.Join(", ", new StackNetwork(seed).Predict(new float[4]).Select(s => $"{s:F3}"))}.");
        JsonReport.Write(json, losses);
        return 0;
    }

    /// <summary>Learns random answers by heart: what any network of any ports can do.</summary>
    private static (float First, float Last) Learn(Network network, int seed)
    {
        const int Samples = 32;
        using var trainer = new Trainer<Network>(network, new Adam(0.01), new TrainerOptions { BatchSize = Samples, Threads = 1, Seed = seed });
        var random = new RandomSource(seed);
        for (var i = 0; i < trainer.Program.PortCount; i++)
        {
            if (trainer.Program.Port(i) is { IsInteger: true, Limit: var limit }) foreach (ref var value in trainer.Program.Integers(i)) value = random.Next(limit);
            else foreach (ref var value in trainer.Program.Floats(i)) value = i < network.Info.Inputs.Count ? (float)random.NextNormal() : random.Next(2);
        }

        var first = trainer.Step(Samples);
        for (var step = 1; step < 200; step++) trainer.Step(Samples);
        return (first, trainer.Step(Samples));
    }
}
