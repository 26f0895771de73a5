using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.Linq;
using System.Text.Json.Nodes;
using NetDsl;
using NetDsl.Text;

namespace Samples.Transformers;

/// <summary>Trains the encoder-decoder on pairs of sentences, translates the test set by beam search, and prints BLEU.</summary>
internal static class TranslateCommand
{
    public static Command Create()
    {
        var (data, epochs, batch) = (SampleOptions.Data("multi30k"), SampleOptions.Epochs(8), SampleOptions.Batch(64));
        var beam = new Option<int>("--beam") { Description = "Beginnings that are gone on with together.", DefaultValueFactory = _ => 4 }.AtLeast(1);
        var sentences = new Option<int>("--test") { Description = "Sentences of the test set to translate.", DefaultValueFactory = _ => 1000 }.AtLeast(1);
        var weights = new Option<string?>("--weights") { Description = "Weights of a run before: translates with them and trains nothing.", HelpName = "FILE" };
        var (seed, threads, output, json) = (SampleOptions.Seed(), SampleOptions.Threads(), SampleOptions.Out(), SampleOptions.Json());
        var command = new Command("translate", "A Transformer of 2017 in small that translates from English to French.");
        foreach (var option in new Option[] { data, epochs, batch, beam, sentences, weights, seed, threads, output, json }) command.Add(option);
        command.SetAction(o => Run(o.GetValue(data), o.GetValue(epochs), o.GetValue(batch), o.GetValue(beam), o.GetValue(sentences), o.GetValue(weights), o.GetValue(seed), o.GetValue(threads), o.GetValue(output)!, o.GetValue(json)));
        return command;
    }

    private static int Run(string? data, int epochs, int batch, int beam, int sentences, string? weights, int seed, int threads, string output, string? json)
    {
        var (train, test) = Translations.Load(data);
        var tokenizer = BytePairEncoding.Train(train.English.Concat(train.French), Translator.Vocabulary, "<pad>", "<s>", "</s>");
        Console.WriteLine($"{train.English.Count:N0} pairs to learn from, {tokenizer.Count:N0} tokens\n\n{Translator.Summary}\n");
        OutFolder.Ensure(output);

        var network = new Translator(seed);
        var clock = Stopwatch.StartNew();
        if (weights is not null) Console.WriteLine(network.Load(weights));
        else Train(network, tokenizer, train, epochs, batch, seed, threads, weights = OutFolder.File(output, "translator.safetensors"));
        var trained = clock.Elapsed;

        using var search = network.CreateSession(beam);
        var references = test.French.Take(sentences).ToList();
        var translations = test.English.Take(sentences).Select(sentence => Translate(search, tokenizer, sentence)).ToList();
        for (var i = 0; i < Math.Min(5, translations.Count); i++) Console.WriteLine($"    {test.English[i]}\n -> {translations[i]}\n  = {references[i]}\n");
        var bleu = Bleu.Of(translations, references);
        Console.WriteLine($"BLEU {bleu.Score:F1} on {translations.Count:N0} sentences ({string.Join('/', bleu.Precisions.Select(p => p.ToString("F1", System.Globalization.CultureInfo.InvariantCulture)))}, brevity {bleu.BrevityPenalty:F3}); {trained.TotalSeconds:F0} s of training and {(clock.Elapsed - trained).TotalSeconds:F0} s of translating\nWeights: {weights}");
        JsonReport.Write(json, new JsonObject { ["bleu"] = bleu.Score, ["seconds"] = clock.Elapsed.TotalSeconds });
        return 0;
    }

    private static void Train(Translator network, BytePairEncoding tokenizer, Translations pairs, int epochs, int batch, int seed, int threads, string weights)
    {
        var clock = Stopwatch.StartNew();
        var set = Enumerable.Range(0, pairs.English.Count).Select(i => (Source: Encode(tokenizer, pairs.English[i]), Target: Encode(tokenizer, pairs.French[i]))).ToArray();
        var steps = epochs * ((set.Length + batch - 1) / batch);
        using var trainer = new Trainer<Translator>(network, new Adam(1e-3, beta2: 0.98, epsilon: 1e-9), new TrainerOptions
        {
            BatchSize = batch,
            Threads = threads,
            Seed = seed,
            ClipNorm = 1,
            Schedule = new WarmupCosine(Math.Max(steps / 10, 1), Math.Max(steps, 2), 1e-5),
        });
        var (program, random) = (trainer.Program, new Random(seed));
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            random.Shuffle(set);
            double sum = 0;
            for (var at = 0; at < set.Length; at += batch)
            {
                var count = Math.Min(batch, set.Length - at);
                for (var i = 0; i < count; i++) Fill(set[at + i], program, i);
                sum += trainer.Step(count) * count;
            }

            network.Save(weights);
            Console.WriteLine($"epoch {epoch,2}  loss {sum / set.Length:F3}  {clock.Elapsed.TotalSeconds:F0} s");
        }
    }

    /// <summary>One pair as a sample: the target begins with the start and is to be said shifted by one, with the end behind it.</summary>
    private static void Fill((int[] Source, int[] Target) pair, NetworkProgram program, int sample)
    {
        const int length = Translator.Length;
        Span<int> source = program.Integers(0).Slice(sample * length, length), target = program.Integers(2).Slice(sample * length, length), next = program.Integers(3).Slice(sample * length, length);
        source.Fill(Translator.Pad);
        target.Fill(Translator.Pad);
        next.Fill(Translator.Pad);
        pair.Source.CopyTo(source);
        program.Integers(1)[sample] = pair.Source.Length;
        target[0] = Translator.Start;
        pair.Target.CopyTo(target[1..]);
        pair.Target.CopyTo(next);
        next[pair.Target.Length] = Translator.End;
    }

    private static string Translate(GenerationSession session, BytePairEncoding tokenizer, string sentence)
    {
        var tokens = Encode(tokenizer, sentence);
        var source = new int[Translator.Length];
        tokens.CopyTo(source, 0);
        session.SetInput("source", Enumerable.Repeat(source, session.Rows).SelectMany(row => row).ToArray());
        session.SetInput("length", Enumerable.Repeat(tokens.Length, session.Rows).ToArray());
        var best = BeamSearch.Run(session, [Translator.Start], Translator.Length - 1, Translator.End, lengthPenalty: 1)[0];
        return tokenizer.Decode(best.Tokens.Where(token => token > Translator.End && token < tokenizer.Count).ToArray()).Trim();
    }

    /// <summary>The first tokens of a sentence, as many as leave room for its end.</summary>
    private static int[] Encode(BytePairEncoding tokenizer, string sentence) => tokenizer.Encode(sentence).Take(Translator.Length - 1).ToArray();
}
