using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using NetDsl;
using Samples.Transformers;
using Xunit;

namespace Samples.Tests;

/// <summary>The samples of attention: the published sizes and names, and short runs on made-up data.</summary>
[Collection(Runs.Name)]
public sealed class TransformerTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("netdsl-sample-");
    private readonly string? variable = Environment.GetEnvironmentVariable(DataFolder.Variable);

    public TransformerTests() => Environment.SetEnvironmentVariable(DataFolder.Variable, null);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(DataFolder.Variable, variable);
        folder.Delete(recursive: true);
    }

    [Fact]
    public void PublishedNetworksHaveTheirPublishedSizes()
    {
        Assert.Contains("124,439,808", Gpt2.Summary, StringComparison.Ordinal);
        Assert.Contains("109,482,240", BertBase.Summary, StringComparison.Ordinal);
        // 37,000 · 512 of the one table, 6 · (3,152,384 + 4,204,032) of the blocks, 2 · 1,024 of the last norms.
        Assert.Contains("63,084,544", TransformerBase.Summary, StringComparison.Ordinal);
    }

    /// <summary>In a process of its own, which has what a step was planned to take and little more.</summary>
    [Fact]
    public void Gpt2TakesAStepInTheMemoryThatWasPlanned()
    {
        var results = Runs.Alone(typeof(Gpt2), "gpt2", "--steps", "1");
        Assert.Equal(124_439_808, (long)results["parameters"]!);
        long planned = (long)results["planned_bytes"]!, taken = (long)results["process_bytes"]!;
        // Parameters, gradients and two averages of AdamW are 16 bytes for each parameter; the plan has twice the table, whose gradient is a sum of two.
        Assert.InRange(planned, 16 * 124_439_808L, 20 * 124_439_808L);
        Assert.InRange((double)taken / planned, 0.9, 1.1);
    }

    [Fact]
    public void Gpt2HasItsPublishedNames()
    {
        string[] outer = ["wte.weight [50257, 768]", "wpe.weight [1024, 768]", "ln_f.weight [768]", "ln_f.bias [768]"];
        string[] block =
        [
            "ln_1.weight [768]", "ln_1.bias [768]", "attn.c_attn.weight [768, 2304]", "attn.c_attn.bias [2304]", "attn.c_proj.weight [768, 768]", "attn.c_proj.bias [768]",
            "ln_2.weight [768]", "ln_2.bias [768]", "mlp.c_fc.weight [768, 3072]", "mlp.c_fc.bias [3072]", "mlp.c_proj.weight [3072, 768]", "mlp.c_proj.bias [768]",
        ];
        Assert.Equal(outer.Concat(Blocks("h", block)).Order(StringComparer.Ordinal), Names(new Gpt2(1)));
    }

    [Fact]
    public void BertHasItsPublishedNames()
    {
        string[] outer =
        [
            "embeddings.word_embeddings.weight [30522, 768]", "embeddings.position_embeddings.weight [512, 768]", "embeddings.token_type_embeddings.weight [2, 768]",
            "embeddings.LayerNorm.weight [768]", "embeddings.LayerNorm.bias [768]", "pooler.dense.weight [768, 768]", "pooler.dense.bias [768]",
        ];
        string[] block =
        [
            "attention.self.query.weight [768, 768]", "attention.self.query.bias [768]", "attention.self.key.weight [768, 768]", "attention.self.key.bias [768]",
            "attention.self.value.weight [768, 768]", "attention.self.value.bias [768]", "attention.output.dense.weight [768, 768]", "attention.output.dense.bias [768]",
            "attention.output.LayerNorm.weight [768]", "attention.output.LayerNorm.bias [768]", "intermediate.dense.weight [3072, 768]", "intermediate.dense.bias [3072]",
            "output.dense.weight [768, 3072]", "output.dense.bias [768]", "output.LayerNorm.weight [768]", "output.LayerNorm.bias [768]",
        ];
        Assert.Equal(outer.Concat(Blocks("encoder.layer", block)).Order(StringComparer.Ordinal), Names(new BertBase(1)));
    }

    [Fact]
    public void AGptLearnsAMadeUpText()
    {
        var results = Runs.Succeed(Transformers.Program.Main, "gpt", "--steps", "60", "--out", folder.FullName);
        // A character of the alphabet at random costs 3.4 nats.
        Assert.InRange((double)results["validation_loss"]!, 0.1, 2.6);
        Assert.True(File.Exists(Path.Combine(folder.FullName, "char-gpt.safetensors")));
    }

    [Fact]
    public void ABertIsPretrainedAndTellsWhoSpeaks()
    {
        var results = Runs.Succeed(Transformers.Program.Main, "bert", "--steps", "40", "--epochs", "6", "--labelled", "200", "--seeds", "1", "--out", folder.FullName);
        // Two of the three verbs of a speaker are also another's: a guess is right half of the time, one who knows the verbs more often.
        Assert.InRange((double)results["fine_tuned"]!, 0.6, 1);

        var weights = Path.Combine(folder.FullName, "bert.safetensors");
        var again = Runs.Succeed(Transformers.Program.Main, "bert", "--weights", weights, "--epochs", "6", "--labelled", "200", "--seeds", "1", "--out", folder.FullName);
        Assert.Equal((double)results["fine_tuned"]!, (double)again["fine_tuned"]!);
        Assert.Contains("--labelled is 100000", Runs.Fail(Transformers.Program.Main, "bert", "--labelled", "100000"), StringComparison.Ordinal);
    }

    [Fact]
    public void PretrainingSeesNothingOfTheTwoSpeakers()
    {
        var text = string.Concat(Enumerable.Range(0, 14).Select(i => $"{(i % 7 == 2 ? "OTHER" : i % 2 == 1 ? "SECOND" : "FIRST")}:\nspeech {i}.\n\n"));
        var speeches = Speeches.OfTwo(text, labelled: 2);
        Assert.Equal(("FIRST", "SECOND", 4, 8), (speeches.First, speeches.Second, speeches.Train.Count, speeches.Test.Count));
        Assert.Empty(speeches.Train.Intersect(speeches.Test));
        Assert.Equal("speech 2.\n\nspeech 9.", speeches.Others(text));
    }

    [Fact]
    public void ATranslatorLearnsATinyCorpus()
    {
        var random = new Random(3);
        var pairs = Enumerable.Range(0, 360).Select(_ => Sentence(random)).ToList();
        Write("train", pairs.Take(320));
        Write("test_2016_flickr", pairs.Skip(320));
        var results = Runs.Succeed(Transformers.Program.Main, "translate", "--data", folder.FullName, "--epochs", "10", "--batch", "16", "--out", folder.FullName);
        Assert.InRange((double)results["bleu"]!, 60, 100.001);

        var weights = Path.Combine(folder.FullName, "translator.safetensors");
        var again = Runs.Succeed(Transformers.Program.Main, "translate", "--data", folder.FullName, "--weights", weights);
        Assert.Equal((double)results["bleu"]!, (double)again["bleu"]!);
        var greedy = Runs.Succeed(Transformers.Program.Main, "translate", "--data", folder.FullName, "--weights", weights, "--beam", "1", "--test", "20");
        Assert.InRange((double)greedy["bleu"]!, 40, 100.001);
    }

    private static (string English, string French) Sentence(Random random)
    {
        (string English, string French)[] who = [("the dog", "le chien"), ("a boy", "un garçon"), ("the old man", "le vieil homme")], colours = [("red", "rouge"), ("yellow", "jaune"), ("black", "noir")], things = [("hat", "chapeau"), ("coat", "manteau"), ("glove", "gant")];
        var (subject, colour, thing) = (who[random.Next(3)], colours[random.Next(3)], things[random.Next(3)]);
        return ($"{subject.English} has a {colour.English} {thing.English}.", $"{subject.French} a un {thing.French} {colour.French}.");
    }

    private void Write(string name, IEnumerable<(string English, string French)> pairs)
    {
        var data = folder.CreateSubdirectory("multi30k").FullName;
        foreach (var language in new[] { "en", "fr" })
        {
            using var writer = new StreamWriter(new GZipStream(File.Create(Path.Combine(data, $"{name}.{language}.gz")), CompressionLevel.Fastest));
            foreach (var (english, french) in pairs) writer.Write((language == "en" ? english : french) + "\n");
        }
    }

    private static IEnumerable<string> Blocks(string prefix, string[] names) => Enumerable.Range(0, 12).SelectMany(i => names.Select(name => $"{prefix}.{i}.{name}"));

    private static IEnumerable<string> Names(Network network) => network.Info.Parameters.Select(p => $"{p.Name} [{string.Join(", ", p.Shape)}]").Order(StringComparer.Ordinal);
}
