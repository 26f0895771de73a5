using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.Linq;
using System.Text.Json.Nodes;
using NetDsl;
using NetDsl.Text;

namespace Samples.Transformers;

/// <summary>Pretrains a small BERT on what others say, fine-tunes it to tell two speakers apart, and trains the same network from scratch beside it.</summary>
internal static class BertCommand
{
    public static Command Create()
    {
        var data = SampleOptions.Data("shakespeare");
        var pretraining = new Option<int>("--steps") { Description = "Steps of pretraining.", DefaultValueFactory = _ => 3000 }.AtLeast(1);
        var rate = new Option<double?>("--lr") { Description = "The highest learning rate of pretraining.", DefaultValueFactory = _ => 1e-3 }.AboveZero();
        var weights = new Option<string?>("--weights") { Description = "Weights of a pretraining before: pretrains nothing.", HelpName = "FILE" };
        var labelled = new Option<int>("--labelled") { Description = "Speeches of each speaker to learn from; the others are for the test.", DefaultValueFactory = _ => 60 }.AtLeast(1);
        var seeds = new Option<int>("--seeds") { Description = "Times that both networks learn to tell the speakers, of which the mean counts.", DefaultValueFactory = _ => 5 }.AtLeast(1);
        var (epochs, batch, seed, threads, output, json) = (SampleOptions.Epochs(15), SampleOptions.Batch(32), SampleOptions.Seed(), SampleOptions.Threads(), SampleOptions.Out(), SampleOptions.Json());
        var command = new Command("bert", "A small BERT, pretrained by masked tokens, then fine-tuned to tell two speakers apart.");
        foreach (var option in new Option[] { data, pretraining, rate, weights, labelled, seeds, epochs, batch, seed, threads, output, json }) command.Add(option);
        command.SetAction(o => Run(
            Corpus.Shakespeare(o.GetValue(data)), o.GetValue(pretraining), o.GetValue(rate)!.Value, o.GetValue(weights), o.GetValue(labelled), o.GetValue(seeds), o.GetValue(epochs), o.GetValue(batch), o.GetValue(seed), o.GetValue(threads), o.GetValue(output)!, o.GetValue(json)));
        return command;
    }

    private static int Run(string text, int steps, double rate, string? weights, int labelled, int seeds, int epochs, int batch, int seed, int threads, string output, string? json)
    {
        var speeches = Speeches.OfTwo(text, labelled);
        var others = speeches.Others(text);
        var tokenizer = BytePairEncoding.Train([others], SmallBert.Vocabulary, MaskedTokens.Names);
        Console.WriteLine($"{MaskedBert.Summary}\n\nWho speaks: {speeches.First} or {speeches.Second}? {speeches.Train.Count:N0} speeches to learn from, {speeches.Test.Count:N0} to test");
        OutFolder.Ensure(output);

        var clock = Stopwatch.StartNew();
        if (weights is null)
        {
            weights = OutFolder.File(output, "bert.safetensors");
            Pretrain(tokenizer, tokenizer.Encode(others).ToArray(), steps, rate, batch, seed, threads).Save(weights);
        }

        var pretrained = clock.Elapsed;
        Console.WriteLine($"\n{new SpeakerBert(seed).Load(weights, strict: false)}\n");
        SpeakerSet train = new(tokenizer, speeches.Train), test = new(tokenizer, speeches.Test);
        var (scratch, tuned) = (new List<double>(), new List<double>());
        for (var run = 0; run < seeds; run++)
        {
            SpeakerBert fresh = new(seed + run), loaded = new(seed + run);
            loaded.Load(weights, strict: false);
            scratch.Add(SpeakerTraining.Run(fresh, train, test, epochs, seed + run, threads));
            tuned.Add(SpeakerTraining.Run(loaded, train, test, epochs, seed + run, threads));
            Console.WriteLine($"seed {seed + run}: right {100 * tuned[^1]:F1} % fine-tuned, {100 * scratch[^1]:F1} % from scratch");
        }

        Console.WriteLine($"\nright of {speeches.Test.Count:N0} speeches, mean of {seeds}: {100 * tuned.Average():F1} % fine-tuned, {100 * scratch.Average():F1} % from scratch");
        Console.WriteLine($"{pretrained.TotalSeconds:F0} s of pretraining, {(clock.Elapsed - pretrained).TotalSeconds:F0} s for the rest\nWeights: {weights}");
        JsonReport.Write(json, new JsonObject { ["fine_tuned"] = tuned.Average(), ["from_scratch"] = scratch.Average() });
        return 0;
    }

    private static MaskedBert Pretrain(BytePairEncoding tokenizer, int[] tokens, int steps, double rate, int batch, int seed, int threads)
    {
        var network = new MaskedBert(seed);
        if (tokens.Length <= SmallBert.Length) throw new SampleException($"the text has {tokens.Length} tokens, and a window takes {SmallBert.Length}");
        using var trainer = new Trainer<MaskedBert>(network, new AdamW(rate, beta2: 0.98, weightDecay: 0.01), new TrainerOptions
        {
            BatchSize = batch,
            Threads = threads,
            Seed = seed,
            ClipNorm = 1,
            Schedule = new WarmupCosine(Math.Max(steps / 10, 1), Math.Max(steps, 2), 1e-5),
        });
        var (program, random) = (trainer.Program, new Random(seed));
        double sum = 0;
        MaskedTokens.Prepare(program);
        for (var step = 1; step <= steps; step++)
        {
            MaskedTokens.Draw(tokens, tokenizer.Count, random, program);
            sum += trainer.Step(batch);
            if (step % 250 != 0 && step != steps) continue;
            Console.WriteLine($"pretraining step {step,5}  loss {sum / ((step - 1) % 250 + 1):F3}");
            sum = 0;
        }

        return network;
    }
}
