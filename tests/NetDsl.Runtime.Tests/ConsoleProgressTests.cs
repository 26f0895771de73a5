using System;
using System.Collections.Generic;
using System.IO;
using Spectre.Console;
using Xunit;

namespace NetDsl.Runtime.Tests;

public sealed class ConsoleProgressTests
{
    private static readonly EpochRecord Record = new(1, 0.5, new Dictionary<string, double> { ["accuracy"] = 0.75 }, 0.625, new Dictionary<string, double> { ["accuracy"] = 0.875 }, 0.1, 2, 30_000);

    [Fact]
    public void AnEpochIsOneLineHoweverNarrowTheConsole()
    {
        Assert.Equal("epoch 1/3  loss 0.5  validation 0.625  accuracy 0.875  30,000 samples/s  2.0 s", Draw(40, interactive: false, Record).TrimEnd());
    }

    [Fact]
    public void StepsAreDrawnInATerminalAlone() => Assert.Equal("", Draw(80, interactive: false, null));

    [Theory]
    [InlineData(56, 6, 3)]
    [InlineData(60, 10, 5)]
    [InlineData(120, 20, 10)]
    public void TheBarGivesWayToTheTimeLeft(int width, int bar, int filled)
    {
        var line = Draw(width, interactive: true, null);
        Assert.Contains(new string('━', filled) + new string('─', bar - filled) + " 50/100  loss 0.25", line, StringComparison.Ordinal);
        Assert.Contains("0:07 left", line, StringComparison.Ordinal);
    }

    private static string Draw(int width, bool interactive, EpochRecord? finished)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = interactive ? AnsiSupport.Yes : AnsiSupport.No,
            Interactive = interactive ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = width;
        new ConsoleProgress(console).Report(new TrainingProgress(1, 3, 50, 100, 50, 0.25, 0.1, 30_000, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(7), [], finished));
        return text.ToString();
    }
}
