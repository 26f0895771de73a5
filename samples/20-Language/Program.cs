using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Text.Json.Nodes;
using NetDsl;
using NetDsl.Plots;

namespace Samples.Language;

/// <summary>Networks that learn to write from nothing but characters.</summary>
internal static class Program
{
    private static readonly Dictionary<string, Func<CharacterText, TrainSettings, TrainResult>> Networks = new()
    {
        ["rnn"] = (text, s) => CharacterTraining.Run("simple RNN", new CharRnn(s.Seed), text, s),
        ["lstm"] = (text, s) => CharacterTraining.Run("LSTM", new CharLstm(s.Seed), text, s),
        ["gru"] = (text, s) => CharacterTraining.Run("GRU", new CharGru(s.Seed), text, s),
    };

    public static int Main(string[] args)
    {
        var network = new Argument<string>("network") { Description = $"One of {string.Join(", ", Networks.Keys)}; or all.", DefaultValueFactory = _ => "lstm" };
        network.AcceptOnlyFromAmong([.. Networks.Keys, "all"]);
        var (data, epochs, batch) = (SampleOptions.Data("shakespeare"), SampleOptions.Epochs(3), SampleOptions.Batch(16));
        var rate = new Option<double?>("--lr") { Description = "The highest learning rate of Adam.", DefaultValueFactory = _ => 0.004 }.AboveZero();
        var temperature = new Option<double?>("--temperature") { Description = "Below 1 the text is tamer, above 1 wilder.", DefaultValueFactory = _ => 0.8 }.AboveZero();
        var topK = new Option<int>("--top-k") { Description = "Draws among the so many likeliest characters; 0 for all.", DefaultValueFactory = _ => 0 }.AtLeast(0);
        var prompt = new Option<string>("--prompt") { Description = "What the network writes on from.", HelpName = "TEXT", DefaultValueFactory = _ => "\n" };
        var length = new Option<int>("--length") { Description = "Characters to write after each epoch.", DefaultValueFactory = _ => 300 }.AtLeast(1);
        var (seed, threads, output, json) = (SampleOptions.Seed(), SampleOptions.Threads(), SampleOptions.Out(), SampleOptions.Json());
        var command = new RootCommand("Recurrent networks that learn Shakespeare letter by letter, and write on.") { network, data, epochs, batch, rate, temperature, topK, prompt, length, seed, threads, output, json };
        command.SetAction(o => Run(
            o.GetValue(network)!,
            o.GetValue(data),
            new TrainSettings(
                o.GetValue(epochs), o.GetValue(batch), o.GetValue(rate)!.Value, o.GetValue(seed), o.GetValue(threads),
                new Sampling { Temperature = o.GetValue(temperature)!.Value, TopK = o.GetValue(topK), Seed = o.GetValue(seed) }, o.GetValue(prompt)!, o.GetValue(length)),
            o.GetValue(output)!,
            o.GetValue(json)));
        return SampleApp.Run(command, args);
    }

    private static int Run(string name, string? folder, TrainSettings s, string output, string? json)
    {
        OutFolder.Ensure(output);
        if (s.Prompt.Length == 0) throw new SampleException("--prompt is empty: a network needs one character at least to write on from");
        var text = CharacterText.Load(folder, s.Seed);
        Console.WriteLine(text.Name == "shakespeare"
            ? $"Tiny Shakespeare: {text.Length:N0} characters, {text.Alphabet.Length} different ones\n"
            : $"No data folder (--data DIR or {DataFolder.Variable}): {text.Length:N0} characters of a small grammar; their losses say nothing of Shakespeare\n");
        var results = (name == "all" ? Networks.Values.ToList() : [Networks[name]]).Select(train => train(text, s)).ToList();
        Console.WriteLine($"{"",-14}{"parameters",12}{"validation",12}{"characters/s",14}");
        foreach (var r in results) Console.WriteLine($"{r.Name,-14}{r.Parameters,12:N0}{r.ValidationLosses[^1],12:F4}{r.CharactersPerSecond,14:N0}");
        var curves = new SvgPlot("Characters: validation loss by epoch") { XLabel = "epoch", YLabel = "nats a character" };
        foreach (var r in results) curves.Line(r.Name, Enumerable.Range(1, r.ValidationLosses.Count).Select(epoch => (double)epoch).ToArray(), r.ValidationLosses);
        var file = OutFolder.File(output, "characters.svg");
        curves.Save(file);
        Console.WriteLine($"\nWrote {file}");
        JsonReport.Write(json, Json(text, s, results));
        return 0;
    }

    private static JsonObject Json(CharacterText text, TrainSettings s, IEnumerable<TrainResult> results) => new()
    {
        ["data"] = text.Name,
        ["seed"] = s.Seed,
        ["threads"] = s.Threads,
        ["networks"] = new JsonArray(results.Select(r => (JsonNode)new JsonObject
        {
            ["name"] = r.Name,
            ["parameters"] = r.Parameters,
            ["validation_losses"] = new JsonArray(r.ValidationLosses.Select(loss => JsonReport.Number(loss)).ToArray()),
            ["characters_per_second"] = JsonReport.Number(r.CharactersPerSecond),
            ["text"] = r.Text,
        }).ToArray()),
    };
}
