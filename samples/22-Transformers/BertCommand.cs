using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using NetDsl;
using NetDsl.Text;

namespace Samples.Transformers;

/// <summary>Pretrains a small BERT by masked tokens, fine-tunes it to tell two speakers apart, and trains the same network from scratch beside it.</summary>
internal static class BertCommand
{
    private const int Pad = 0, Begin = 1, Mask = 2;

    public static Command Create()
    {
        var data = SampleOptions.Data("shakespeare");
        var pretraining = new Option<int>("--steps") { Description = "Steps of pretraining.", DefaultValueFactory = _ => 3000 }.AtLeast(1);
        var (epochs, batch, seed, threads, output, json) = (SampleOptions.Epochs(6), SampleOptions.Batch(32), SampleOptions.Seed(), SampleOptions.Threads(), SampleOptions.Out(), SampleOptions.Json());
        var command = new Command("bert", "A small BERT, pretrained by masked tokens, then fine-tuned to tell two speakers apart.");
        foreach (var option in new Option[] { data, pretraining, epochs, batch, seed, threads, output, json }) command.Add(option);
        command.SetAction(o => Run(o.GetValue(data), o.GetValue(pretraining), o.GetValue(epochs), o.GetValue(batch), o.GetValue(seed), o.GetValue(threads), o.GetValue(output)!, o.GetValue(json)));
        return command;
    }

    private static int Run(string? data, int steps, int epochs, int batch, int seed, int threads, string output, string? json)
    {
        var text = Corpus.Shakespeare(data);
        var tokenizer = BytePairEncoding.Train([text], MaskedBert.Vocabulary, "<pad>", "<s>", "<mask>");
        var speakers = Speeches.OfTwo(text);
        Console.WriteLine($"{MaskedBert.Summary}\n\nWho speaks: {speakers.First} or {speakers.Second}? {speakers.Train.Count:N0} lines to learn from, {speakers.Test.Count:N0} to test");
        OutFolder.Ensure(output);

        var pretrained = Pretrain(tokenizer, tokenizer.Encode(Speeches.Without(text, speakers)).ToArray(), steps, batch, seed, threads);
        var weights = OutFolder.File(output, "bert.safetensors");
        pretrained.Save(weights);
        SpeakerBert scratch = new(seed), tuned = new(seed);
        Console.WriteLine($"\n{tuned.Load(weights, strict: false)}");
        var (train, test) = (Set(tokenizer, speakers.Train), Set(tokenizer, speakers.Test));
        var (fromScratch, fineTuned) = (Fit(scratch, train, test, epochs, seed, threads), Fit(tuned, train, test, epochs, seed, threads));
        Console.WriteLine($"\nright of {speakers.Test.Count:N0} lines: {100 * fineTuned:F1} % fine-tuned, {100 * fromScratch:F1} % from scratch");
        JsonReport.Write(json, new JsonObject { ["fine_tuned"] = fineTuned, ["from_scratch"] = fromScratch });
        return 0;
    }

    private static MaskedBert Pretrain(BytePairEncoding tokenizer, int[] tokens, int steps, int batch, int seed, int threads)
    {
        var network = new MaskedBert(seed);
        using var trainer = new Trainer<MaskedBert>(network, new AdamW(1e-3, weightDecay: 0.01), new TrainerOptions
        {
            BatchSize = batch,
            Threads = threads,
            Seed = seed,
            ClipNorm = 1,
            Schedule = new WarmupCosine(Math.Max(steps / 10, 1), Math.Max(steps, 2), 1e-5),
        });
        var program = trainer.Program;
        var random = new Random(seed);
        double sum = 0;
        program.Integers(2).Fill(MaskedBert.Length);
        for (var step = 1; step <= steps; step++)
        {
            Masked(tokens, tokenizer.Count, random, program.Integers(0), program.Integers(3));
            sum += trainer.Step(batch);
            if (step % 250 != 0 && step != steps) continue;
            Console.WriteLine($"pretraining step {step,5}  loss {sum / ((step - 1) % 250 + 1):F3}");
            sum = 0;
        }

        return network;
    }

    /// <summary>Windows of the text of which 15 % are to be said: 8 of 10 are masked, 1 is another token, 1 is left as it is.</summary>
    private static void Masked(int[] tokens, int vocabulary, Random random, Span<int> x, Span<int> masked)
    {
        Corpus.Windows(tokens, random, MaskedBert.Length, x, masked);
        x.CopyTo(masked);
        for (var i = 0; i < x.Length; i++)
        {
            if (random.NextDouble() >= 0.15)
            {
                masked[i] = MaskedBert.Ignored;
                continue;
            }

            var draw = random.Next(10);
            if (draw < 8) x[i] = Mask;
            else if (draw == 8) x[i] = random.Next(3, vocabulary);
        }
    }

    private static (int[] Tokens, int[] Lengths, int[] Labels) Set(BytePairEncoding tokenizer, IReadOnlyList<(string Line, int Speaker)> lines)
    {
        var (tokens, lengths) = (new int[lines.Count * MaskedBert.Length], new int[lines.Count]);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = tokenizer.Encode(lines[i].Line).Take(MaskedBert.Length - 1).Prepend(Begin).ToArray();
            tokens.AsSpan(i * MaskedBert.Length, MaskedBert.Length).Fill(Pad);
            line.CopyTo(tokens.AsSpan(i * MaskedBert.Length));
            lengths[i] = line.Length;
        }

        return (tokens, lengths, lines.Select(line => line.Speaker).ToArray());
    }

    /// <summary>The share of test lines that are told right after training.</summary>
    private static double Fit(SpeakerBert network, (int[] Tokens, int[] Lengths, int[] Labels) train, (int[] Tokens, int[] Lengths, int[] Labels) test, int epochs, int seed, int threads)
    {
        const int batch = 16, length = MaskedBert.Length;
        using var trainer = new Trainer<SpeakerBert>(network, new AdamW(2e-4), new TrainerOptions { BatchSize = batch, Threads = threads, Seed = seed, ClipNorm = 1 });
        var (program, random, order) = (trainer.Program, new Random(seed), Enumerable.Range(0, train.Labels.Length).ToArray());
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            for (var at = 0; at < order.Length; at += batch)
            {
                var count = Math.Min(batch, order.Length - at);
                for (var i = 0; i < count; i++)
                {
                    train.Tokens.AsSpan(order[at + i] * length, length).CopyTo(program.Integers(0)[(i * length)..]);
                    program.Integers(2)[i] = train.Lengths[order[at + i]];
                    program.Integers(3)[i] = train.Labels[order[at + i]];
                }

                trainer.Step(count);
            }
        }

        using var prediction = network.CreateProgram(ProgramKind.Prediction, 1);
        var right = 0;
        for (var i = 0; i < test.Labels.Length; i++)
        {
            test.Tokens.AsSpan(i * length, length).CopyTo(prediction.Integers(0));
            prediction.Integers(2)[0] = test.Lengths[i];
            prediction.RunAlone();
            right += (prediction.Output(0)[1] > prediction.Output(0)[0] ? 1 : 0) == test.Labels[i] ? 1 : 0;
        }

        return (double)right / test.Labels.Length;
    }
}
