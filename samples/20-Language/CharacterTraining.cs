using System;
using System.Collections.Generic;
using System.Diagnostics;
using NetDsl;

namespace Samples.Language;

/// <summary>How a network of characters is trained.</summary>
internal sealed record TrainSettings(int Epochs, int Batch, double Rate, int Seed, int Threads, Sampling Sampling, string Prompt, int Written);

/// <summary>What came of it.</summary>
internal sealed record TrainResult(string Name, int Parameters, IReadOnlyList<double> ValidationLosses, double CharactersPerSecond, string Text);

/// <summary>Trains a network on a text, an epoch at a time, and lets it write after each.</summary>
internal static class CharacterTraining
{
    public static TrainResult Run<TNetwork>(string name, TNetwork network, CharacterText text, TrainSettings s)
        where TNetwork : Network
    {
        var validation = text.Validation();
        var steps = s.Epochs * ((text.Training(0).Count + s.Batch - 1) / s.Batch);
        using var trainer = new Trainer<TNetwork>(network, new Adam(s.Rate), new TrainerOptions
        {
            BatchSize = s.Batch,
            Threads = s.Threads,
            Seed = s.Seed,
            ClipNorm = 1,
            Schedule = new OneCycle(Math.Max(steps, 2)),
        });
        using var writer = new TextGenerator(network, s.Sampling);
        int[] prompt = text.Encode(s.Prompt), written = new int[s.Written];
        var (losses, sample) = (new List<double>(), "");
        double seconds = 0;
        long read = 0;
        Console.WriteLine($"{name}: {network.Info.ParameterCount:N0} parameters");
        for (var epoch = 0; epoch < s.Epochs; epoch++)
        {
            // Cut elsewhere each time: the beginning of a sequence has nothing to go by.
            var train = text.Training(offset: epoch * 23 % Characters.Length);
            var watch = Stopwatch.StartNew();
            var loss = trainer.Fit(train).Last!.TrainLoss;
            seconds += watch.Elapsed.TotalSeconds;
            read += (long)train.Count * Characters.Length;
            losses.Add(trainer.Evaluate(validation).Loss);
            sample = text.Decode(written.AsSpan(0, writer.Write(prompt, written)));
            Console.WriteLine($"epoch {epoch + 1}/{s.Epochs}: training {loss:F4}, validation {losses[^1]:F4} nats a character, {read / seconds:N0} characters a second\n");
            Console.WriteLine(Indented(s.Prompt + sample) + "\n");
        }

        return new TrainResult(name, network.Info.ParameterCount, losses, read / seconds, s.Prompt + sample);
    }

    private static string Indented(string text) => "    " + text.Replace("\n", "\n    ");
}
