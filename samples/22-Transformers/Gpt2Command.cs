using System;
using System.CommandLine;
using System.Diagnostics;
using System.Linq;
using System.Text.Json.Nodes;
using NetDsl;
using NetDsl.Text;

namespace Samples.Transformers;

/// <summary>Builds GPT-2, loads its weights where a file is named, does a step of training, and writes on a prompt.</summary>
internal static class Gpt2Command
{
    public static Command Create()
    {
        var weights = new Option<string?>("--weights") { Description = "The published model.safetensors of GPT-2; random weights without it.", HelpName = "FILE" };
        var (vocabulary, merges) = (new Option<string?>("--vocab") { Description = "Its vocab.json.", HelpName = "FILE" }, new Option<string?>("--merges") { Description = "Its merges.txt.", HelpName = "FILE" });
        var prompt = new Option<string>("--prompt") { Description = "How the text begins.", DefaultValueFactory = _ => "The meaning of life is" };
        var (steps, batch, threads, json) = (new Option<int>("--steps") { Description = "Training steps on random tokens.", DefaultValueFactory = _ => 2 }.AtLeast(0), SampleOptions.Batch(1), SampleOptions.Threads(), SampleOptions.Json());
        var command = new Command("gpt2", "GPT-2 with 124,439,808 parameters: a step of training, and a text where the published files are given.");
        foreach (var option in new Option[] { weights, vocabulary, merges, prompt, steps, batch, threads, json }) command.Add(option);
        command.SetAction(o => Run(o.GetValue(weights), o.GetValue(vocabulary), o.GetValue(merges), o.GetValue(prompt)!, o.GetValue(steps), o.GetValue(batch), o.GetValue(threads), o.GetValue(json)));
        return command;
    }

    private static int Run(string? weights, string? vocabulary, string? merges, string prompt, int steps, int batch, int threads, string? json)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.WorkingSet64;
        var network = new Gpt2(1);
        var parameters = network.Info.Parameters.Sum(parameter => (long)parameter.Count);
        Console.WriteLine($"{Gpt2.Summary}\n\n{parameters:N0} parameters");
        // The files carry the causal mask of each layer as a buffer, which nothing needs here, and some put a prefix before each name.
        if (weights is not null)
            Console.WriteLine(network.Load(weights, strict: false, rename: name => (name.StartsWith("transformer.", StringComparison.Ordinal) ? name["transformer.".Length..] : name) is var own && own.EndsWith(".attn.bias", StringComparison.Ordinal) ? null : own));
        if (vocabulary is not null && merges is not null)
            Console.WriteLine(prompt + Writer.Write(network, BytePairEncoding.Load(vocabulary, merges), prompt, 40));
        var (seconds, planned) = steps > 0 ? Train(network, steps, batch, threads) : (double.NaN, 0);
        process.Refresh();
        var taken = process.PeakWorkingSet64 - before;
        if (steps > 0) Console.WriteLine($"{planned / 1048576.0:N0} MiB planned for parameters, gradients, AdamW and the values of a step; the process took {taken / 1048576.0:N0} MiB at most");
        JsonReport.Write(json, new JsonObject { ["parameters"] = parameters, ["seconds"] = JsonReport.Number(seconds), ["planned_bytes"] = planned, ["process_bytes"] = taken });
        return 0;
    }

    /// <summary>Steps on random tokens; the least time of a step, and the memory planned for it.</summary>
    private static (double Seconds, long Planned) Train(Gpt2 network, int steps, int batch, int threads)
    {
        using var trainer = new Trainer<Gpt2>(network, new AdamW(1e-4), new TrainerOptions { BatchSize = batch, Threads = threads });
        var random = new Random(1);
        var tokens = Enumerable.Range(0, batch * Gpt2.Context).Select(_ => random.Next(Gpt2.Vocabulary)).ToArray();
        var least = double.PositiveInfinity;
        for (var step = 0; step < steps; step++)
        {
            var clock = Stopwatch.StartNew();
            var loss = trainer.Step(tokens, tokens);
            least = Math.Min(least, clock.Elapsed.TotalSeconds);
            Console.WriteLine($"step {step + 1}: loss {loss:F3}, {1000 * clock.Elapsed.TotalSeconds:F0} ms");
        }

        return (least, trainer.Memory.Total);
    }
}
