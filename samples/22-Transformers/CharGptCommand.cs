using System;
using System.CommandLine;
using System.Diagnostics;
using System.Linq;
using System.Text.Json.Nodes;
using NetDsl;
using NetDsl.Text;

namespace Samples.Transformers;

/// <summary>Trains the character GPT as nanoGPT trains its CPU configuration, and lets it write.</summary>
internal static class CharGptCommand
{
    private const int EvaluationBatches = 20;

    public static Command Create()
    {
        var (data, steps, batch) = (SampleOptions.Data("shakespeare"), new Option<int>("--steps") { Description = "Training steps.", DefaultValueFactory = _ => 2000 }.AtLeast(1), SampleOptions.Batch(12));
        var (seed, threads, output, json) = (SampleOptions.Seed(), SampleOptions.Threads(), SampleOptions.Out(), SampleOptions.Json());
        var command = new Command("gpt", "Trains a GPT of 4 layers on characters, and samples from it meanwhile.");
        foreach (var option in new Option[] { data, steps, batch, seed, threads, output, json }) command.Add(option);
        command.SetAction(o => Run(o.GetValue(data), o.GetValue(steps), o.GetValue(batch), o.GetValue(seed), o.GetValue(threads), o.GetValue(output)!, o.GetValue(json)));
        return command;
    }

    private static int Run(string? data, int steps, int batch, int seed, int threads, string output, string? json)
    {
        var text = Corpus.Shakespeare(data);
        var tokenizer = CharacterTokenizer.Of(text);
        if (tokenizer.Count > CharGpt.Vocabulary) throw new SampleException($"the text has {tokenizer.Count} different characters, and the network takes {CharGpt.Vocabulary}");
        var tokens = tokenizer.Encode(text).ToArray();
        var (train, validation) = (tokens[..(tokens.Length * 9 / 10)], tokens[(tokens.Length * 9 / 10)..]);
        Console.WriteLine($"{train.Length:N0} characters to learn from, {validation.Length:N0} to validate\n\n{CharGpt.Summary}\n");
        OutFolder.Ensure(output);

        var network = new CharGpt(seed);
        using var trainer = new Trainer<CharGpt>(network, new AdamW(1e-3, beta2: 0.99, weightDecay: 0.1), new TrainerOptions
        {
            BatchSize = batch,
            Threads = threads,
            Seed = seed,
            ClipNorm = 1,
            Schedule = new WarmupCosine(Math.Min(100, Math.Max(steps / 20, 1)), Math.Max(steps, 2), 1e-4),
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
            loss = Loss(network, validation, batch);
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

    /// <summary>The mean loss over windows that are the same each time.</summary>
    private static double Loss(CharGpt network, int[] tokens, int batch)
    {
        using var program = network.CreateProgram(ProgramKind.Evaluation, batch);
        var random = new Random(0);
        double sum = 0;
        for (var i = 0; i < EvaluationBatches; i++)
        {
            Corpus.Windows(tokens, random, CharGpt.Context, program.Integers(0), program.Integers(1));
            program.RunAlone();
            sum += program.Loss;
        }

        return sum / EvaluationBatches;
    }
}
