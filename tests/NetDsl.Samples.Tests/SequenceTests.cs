using System;
using System.IO;
using System.Linq;
using NetDsl.Testing;
using Samples.Language;
using Samples.Series;
using Xunit;

namespace Samples.Tests;

/// <summary>The samples of sequences: what they write, what they read, and how well they do in a short run.</summary>
[Collection(Runs.Name)]
public sealed class SequenceTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("netdsl-sample-");
    private readonly string? variable = Environment.GetEnvironmentVariable(DataFolder.Variable);

    public SequenceTests() => Environment.SetEnvironmentVariable(DataFolder.Variable, null);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(DataFolder.Variable, variable);
        folder.Delete(recursive: true);
    }

    [Fact]
    public void AMadeUpTextIsLearnedAndWrittenOn()
    {
        var results = Runs.Succeed(Language.Program.Main, "gru", "--epochs", "1", "--prompt", "The queen", "--length", "40", "--out", folder.FullName);
        var network = results["networks"]![0]!;
        Assert.Equal("made up", (string)results["data"]!);
        // A character of the alphabet at random costs 3.4 nats.
        Assert.InRange((double)network["validation_losses"]![0]!, 0.1, 0.8);
        Assert.StartsWith("The queen", (string)network["text"]!, StringComparison.Ordinal);
        Assert.Equal("The queen".Length + 40, ((string)network["text"]!).Length);
        Assert.True(File.Exists(Path.Combine(folder.FullName, "characters.svg")));
        Assert.Contains("does not occur", Runs.Fail(Language.Program.Main, "rnn", "--epochs", "1", "--prompt", "#"), StringComparison.Ordinal);
    }

    [Fact]
    public void ATextIsCutIntoCharactersAndTheOnesAfterThem()
    {
        var text = new CharacterText("test", string.Concat(Enumerable.Repeat("to be or not to be, ", 200)));
        var train = text.Training(3);
        ReadOnlySpan<int> input = train.Integers("input"), next = train.Integers("labels");
        Assert.True(input[1..].SequenceEqual(next[..^1]));
        Assert.Equal("be or not", text.Decode(input[..9]));
        Assert.Equal(text.Encode("not"), text.Encode("not"));
        Assert.Throws<SampleException>(() => new CharacterText("short", "abc"));
        Assert.Throws<SampleException>(() => new CharacterText("wide", string.Concat(Enumerable.Range(32, 2000).Select(code => (char)code))));
    }

    [SkippableFact]
    public void ShakespeareHasItsSixtyFiveCharacters()
    {
        var text = CharacterText.Load(SharedFolder.Require("data"), seed: 1);
        Assert.Equal((1_115_394, Characters.Vocabulary), (text.Length, text.Alphabet.Length));
        Assert.StartsWith("First Citizen:", text.Decode(text.Training(0).Integers("input")[..14]), StringComparison.Ordinal);
    }

    [Fact]
    public void MadeUpTemperaturesAreForecastBetterThanByTheirPast()
    {
        var forecasts = Runs.Succeed(Series.Program.Main, "forecast", "--epochs", "1", "--out", folder.FullName)["forecasts"]!.AsArray()
            .ToDictionary(f => (string)f!["name"]!, f => (double)f!["test_mse"]!);
        var simple = Math.Min(forecasts["last value"], forecasts["same hour, day before"]);
        Assert.True(forecasts["GRU"] < simple && forecasts["convolutions"] < simple, string.Join(", ", forecasts));
        Assert.True(File.Exists(Path.Combine(folder.FullName, "forecast.svg")));
    }

    [Fact]
    public void CadencesAreLearnedAndAPieceIsComposed()
    {
        var losses = Runs.Succeed(Series.Program.Main, "chorales", "--epochs", "3", "--bars", "4", "--out", folder.FullName)["validation_losses"]!.AsObject();
        Assert.Equal(Chorales.VoiceNames, losses.Select(voice => voice.Key));
        // One of 48 notes at random costs 3.9 nats.
        Assert.All(losses, voice => Assert.InRange((double)voice.Value!, 0, 1.5));
        Assert.Equal("MThd"u8.ToArray(), File.ReadAllBytes(Path.Combine(folder.FullName, "chorale.mid"))[..4]);
    }

    [SkippableFact]
    public void EveryChoraleCanBeRead()
    {
        var chorales = Chorales.Load(SharedFolder.Require("data"), seed: 1);
        Assert.Equal((229, 76), (chorales.Train.Count, chorales.Validation.Count));
        Assert.All(chorales.Train.Concat(chorales.Validation).SelectMany(piece => piece), note => Assert.InRange(note, 0, Chorales.Pitches - 1));
    }

    [Fact]
    public void AMidiFileHasLongNotesOffsAndAnEnd()
    {
        var bytes = MidiFile.Write([[60, 60, 0, 62]], tempo: 120);
        byte[] header = [.. "MThd"u8, 0, 0, 0, 6, 0, 1, 0, 2, 1, 224];
        byte[] conductor = [.. "MTrk"u8, 0, 0, 0, 11, 0, 0xFF, 0x51, 3, 0x07, 0xA1, 0x20, 0, 0xFF, 0x2F, 0];
        // Two sixteenths are 240 ticks: 0x81 0x70 as a length of seven bits a byte.
        byte[] voice = [0, 0xC0, 19, 0, 0x90, 60, 80, 0x81, 0x70, 0x80, 60, 0, 120, 0x90, 62, 80, 120, 0x80, 62, 0, 0, 0xFF, 0x2F, 0];
        Assert.Equal([.. header, .. conductor, .. "MTrk"u8, 0, 0, 0, (byte)voice.Length, .. voice], bytes);
    }
}
