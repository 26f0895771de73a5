using System;
using System.IO;
using System.Linq;
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
    }

    [Fact]
    public void Gpt2TakesAStepAndHasItsPublishedNames()
    {
        var results = Runs.Succeed(Transformers.Program.Main, "gpt2", "--steps", "1");
        Assert.Equal(124_439_808, (long)results["parameters"]!);

        var names = string.Concat(new Gpt2(1).Info.Parameters.Select(p => $"{p.Name} [{string.Join(", ", p.Shape)}]\n"));
        Assert.Contains("wte.weight [50257, 768]\n", names, StringComparison.Ordinal);
        Assert.Contains("wpe.weight [1024, 768]\n", names, StringComparison.Ordinal);
        Assert.Contains("h.11.attn.c_attn.weight [768, 2304]\n", names, StringComparison.Ordinal);
        Assert.Contains("h.0.mlp.c_fc.bias [3072]\n", names, StringComparison.Ordinal);
        Assert.Contains("ln_f.weight [768]\n", names, StringComparison.Ordinal);
    }

    [Fact]
    public void AGptLearnsAMadeUpText()
    {
        var results = Runs.Succeed(Transformers.Program.Main, "gpt", "--steps", "60", "--out", folder.FullName);
        // A character of the alphabet at random costs 3.4 nats.
        Assert.InRange((double)results["validation_loss"]!, 0.1, 2.6);
        Assert.True(File.Exists(Path.Combine(folder.FullName, "char-gpt.safetensors")));
    }
}
