using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using NetDsl;
using NetDsl.Data;

namespace Samples.Series;

/// <summary>Learns chorales, tells how well each voice is foretold, and writes one of its own.</summary>
internal static class ChoraleCommand
{
    private sealed record Settings(int Epochs, int Batch, double Rate, double Temperature, int Bars, int Seed, int Threads);

    public static Command Create()
    {
        var (data, epochs, batch) = (SampleOptions.Data("jsb"), SampleOptions.Epochs(20), SampleOptions.Batch(16));
        var rate = new Option<double?>("--lr") { Description = "The highest learning rate of AdamW.", DefaultValueFactory = _ => 0.004 }.AboveZero();
        var temperature = new Option<double?>("--temperature") { Description = "Below 1 the music is tamer, above 1 wilder.", DefaultValueFactory = _ => 0.8 }.AboveZero();
        var bars = new Option<int>("--bars") { Description = "Bars of four quarters to compose.", DefaultValueFactory = _ => 16 }.AtLeast(1);
        var (seed, threads, output, json) = (SampleOptions.Seed(), SampleOptions.Threads(), SampleOptions.Out(), SampleOptions.Json());
        var command = new Command("chorales", "An LSTM on Bach's chorales: the loss of each voice, and a piece of its own as a MIDI file.") { data, epochs, batch, rate, temperature, bars, seed, threads, output, json };
        command.SetAction(o => Run(
            o.GetValue(data),
            new Settings(o.GetValue(epochs), o.GetValue(batch), o.GetValue(rate)!.Value, o.GetValue(temperature)!.Value, o.GetValue(bars), o.GetValue(seed), o.GetValue(threads)),
            o.GetValue(output)!,
            o.GetValue(json)));
        return command;
    }

    private static int Run(string? folder, Settings s, string output, string? json)
    {
        OutFolder.Ensure(output);
        var chorales = Chorales.Load(folder, s.Seed);
        Console.WriteLine(chorales.Name == "jsb"
            ? $"{chorales.Train.Count} chorales to learn from, {chorales.Validation.Count} to validate\n"
            : $"No data folder (--data DIR or {DataFolder.Variable}): {chorales.Train.Count} cadences that were made up\n");
        DataSet train = Chorales.Windows(chorales.Train), validation = Chorales.Windows(chorales.Validation);
        var network = new ChoraleLstm(s.Seed);
        var steps = s.Epochs * ((train.Count + s.Batch - 1) / s.Batch);
        using var trainer = new Trainer<ChoraleLstm>(network, new AdamW(s.Rate), new TrainerOptions
        {
            BatchSize = s.Batch,
            Threads = s.Threads,
            Seed = s.Seed,
            ClipNorm = 1,
            Schedule = new OneCycle(Math.Max(steps, 2)),
            EarlyStopping = new EarlyStopping(Math.Max(s.Epochs, 1)),
        });
        trainer.Fit(train, validation, s.Epochs, [], new ConsoleProgress());
        var losses = Enumerable.Range(0, Chorales.Voices).Select(voice => Loss(trainer, validation, voice)).ToArray();
        Console.WriteLine($"\n{"validation, nats a sixteenth",-30}");
        for (var voice = 0; voice < Chorales.Voices; voice++) Console.WriteLine($"{Chorales.VoiceNames[voice],-30}{losses[voice],8:F4}");
        Console.WriteLine($"{"all four",-30}{losses.Sum(),8:F4}");
        var file = OutFolder.File(output, "chorale.mid");
        File.WriteAllBytes(file, MidiFile.Write(Compose(network, chorales.Validation[0], s)));
        Console.WriteLine($"\nWrote {file}: {s.Bars} bars behind the first of a chorale that it never saw");
        JsonReport.Write(json, new JsonObject
        {
            ["data"] = chorales.Name,
            ["seed"] = s.Seed,
            ["threads"] = s.Threads,
            ["validation_losses"] = new JsonObject(Chorales.VoiceNames.Select((name, voice) => KeyValuePair.Create(name, JsonReport.Number(losses[voice])))),
        });
        return 0;
    }

    /// <summary>The mean of −log p of the notes that come.</summary>
    private static double Loss(Trainer<ChoraleLstm> trainer, DataSet data, int voice)
    {
        var scores = trainer.Predict(data, voice);
        var next = data.Integers("next " + Chorales.VoiceNames[voice]);
        double sum = 0;
        for (var i = 0; i < next.Length; i++)
        {
            var row = scores.AsSpan(i * Chorales.Pitches, Chorales.Pitches);
            var (largest, total) = (row[0], 0.0);
            foreach (var score in row) largest = Math.Max(largest, score);
            foreach (var score in row) total += Math.Exp(score - largest);
            sum += largest + Math.Log(total) - row[next[i]];
        }

        return sum / next.Length;
    }

    /// <summary>A bar of a chorale, and what the network makes of it: the pitches of each voice.</summary>
    private static int[][] Compose(ChoraleLstm network, int[] beginning, Settings s)
    {
        const int bar = 16;
        using var session = network.CreateSession();
        var samplers = Enumerable.Range(0, Chorales.Voices).Select(voice => new TokenSampler(new Sampling { Temperature = s.Temperature, Seed = s.Seed + voice })).ToArray();
        var voices = Enumerable.Range(0, Chorales.Voices).Select(_ => new int[(s.Bars + 1) * bar]).ToArray();
        var chord = new int[Chorales.Voices];
        for (var step = 0; step < voices[0].Length; step++)
        {
            for (var voice = 0; voice < Chorales.Voices; voice++)
            {
                chord[voice] = step < bar ? beginning[(step * Chorales.Voices) + voice] : samplers[voice].Next(session.Result(voice));
                voices[voice][step] = chord[voice] == 0 ? 0 : chord[voice] + Chorales.Lowest;
            }

            session.Next(chord);
        }

        return voices;
    }
}
