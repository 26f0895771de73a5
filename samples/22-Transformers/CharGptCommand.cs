using System;
using System.CommandLine;
using System.Diagnostics;
using System.Linq;
using System.Text.Json.Nodes;
using NetDsl;
using NetDsl.Data;
using NetDsl.Text;

namespace Samples.Transformers;

/// <summary>Trains the character GPT as nanoGPT trains its CPU configuration, at twice its rate, and lets it write.</summary>
internal static class CharGptCommand
{
    public static Command Create()
    {
        var rate = new Option<double?>("--lr") { Description = "The highest learning rate of AdamW.", DefaultValueFactory = _ => 2e-3 }.AboveZero();
        var (data, steps, batch) = (SampleOptions.Data("shakespeare"), new Option<int>("--steps") { Description = "Training steps.", DefaultValueFactory = _ => 2000 }.AtLeast(1), SampleOptions.Batch(12));
        var (seed, threads, output, json) = (SampleOptions.Seed(), SampleOptions.Threads(), SampleOptions.Out(), SampleOptions.Json());
        var command = new Command("gpt", "Trains a GPT of 4 layers on characters, and samples from it meanwhile.");
        foreach (var option in new Option[] { data, steps, batch, rate, seed, threads, output, json }) command.Add(option);
        command.SetAction(o => Run(o.GetValue(data), o.GetValue(steps), o.GetValue(batch), o.GetValue(rate)!.Value, o.GetValue(seed), o.GetValue(threads), o.GetValue(output)!, o.GetValue(json)));
        return command;
    }

    private static int Run(string? data, int steps, int batch, double rate, int seed, int threads, string output, string? json)
    {
        var text = Corpus.Shakespeare(data);
        var tokenizer = CharacterTokenizer.Of(text);
        if (tokenizer.Count > CharGpt.Vocabulary) throw new SampleException($"the text has {tokenizer.Count} different characters, and the network takes {CharGpt.Vocabulary}");
        var tokens = tokenizer.Encode(text).ToArray();
        var (train, validation) = (tokens[..(tokens.Length * 9 / 10)], Windows(tokens[(tokens.Length * 9 / 10)..]));
        Console.WriteLine($"{train.Length:N0} characters to learn from, {validation.Count * CharGpt.Context:N0} to validate\n\n{CharGpt.Summary}\n");
        OutFolder.Ensure(output);

        var network = new CharGpt(seed);
        using var trainer = new Trainer<CharGpt>(network, new AdamW(rate, beta2: 0.99, weightDecay: 0.1), new TrainerOptions
        {
            BatchSize = batch,
            Threads = threads,
            Seed = seed,
            ClipNorm = 1,
            Groups = [new("*ln_*") { WeightDecay = 0 }],
            Schedule = new WarmupCosine(Math.Min(100, Math.Max(steps / 20, 1)), Math.Max(steps, 2), rate / 10),
        });
        var random = new Random(seed);
        int[] x = new int[batch * CharGpt.Context], y = new int[batch * CharGpt.Context];
        var clock = Stopwatch.StartNew();
        var loss = double.NaN;
        for (var step = 1; step <= steps; step++)
        {
            Corpus.Windows(train, random, CharGpt.Context, x, y);
            trainer.Step(x, y);
            if (step % 250 != 0 && step != steps) continue;
            var seconds = clock.Elapsed.TotalSeconds;
            loss = trainer.Evaluate(validation).Loss;
            Console.WriteLine($"step {step,5}  validation loss {loss:F3}  {1000 * seconds / step:F1} ms a step");
            Console.WriteLine("    " + Writer.Write(network, tokenizer, "\n", 120).Replace("\n", "\n    ") + "\n");
        }

        Console.WriteLine(Writer.Write(network, tokenizer, "\n", 500));
        var weights = OutFolder.File(output, "char-gpt.safetensors");
        network.Save(weights);
        Console.WriteLine($"\nWrote {weights}");
        JsonReport.Write(json, new JsonObject { ["steps"] = steps, ["validation_loss"] = JsonReport.Number(loss), ["seconds"] = clock.Elapsed.TotalSeconds });
        return 0;
    }

    /// <summary>The whole text, one window behind the other.</summary>
    private static DataSet Windows(int[] tokens)
    {
        const int length = CharGpt.Context;
        var count = (tokens.Length - 1) / length;
        if (count == 0) throw new SampleException($"the text has {tokens.Length} characters to validate, and a window takes {length + 1}");
        return DataSet.Of("characters", tokens.AsSpan(0, count * length).ToArray(), length).With("next", tokens.AsSpan(1, count * length).ToArray(), length);
    }
}
