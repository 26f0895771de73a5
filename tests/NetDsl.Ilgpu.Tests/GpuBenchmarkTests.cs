using System;
using System.IO;
using NetDsl.GpuBenchmarks;
using Spectre.Console;
using Xunit;

namespace NetDsl.Ilgpu.Tests;

/// <summary>The command that prints the table of training steps.</summary>
public sealed class GpuBenchmarkTests
{
    [Fact]
    public void A_dry_run_fills_every_row()
    {
        var text = Run("--dry-run");
        foreach (var row in GpuRows.All) Assert.Contains($"{row.Key} …", text, StringComparison.Ordinal);
        Assert.Contains("A dry run", text, StringComparison.Ordinal);
        Assert.Contains("fused element-wise", text, StringComparison.Ordinal);
        Assert.Contains("Float32 product", text, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
        Assert.DoesNotContain("NetDsl: ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_is_not_there_is_said_so() =>
        Assert.Contains("there is no row 'lenet': digits, lenet5", Run("--dry-run --rows lenet", code: 1), StringComparison.Ordinal);

    private static string Run(string arguments, int code = 0)
    {
        var (console, device) = (AnsiConsole.Console, GpuDevice.Shared);
        using var text = new StringWriter();
        AnsiConsole.Console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) });
        try
        {
            Assert.Equal(code, Program.Main(arguments.Split(' ')));
            return text.ToString();
        }
        finally
        {
            AnsiConsole.Console = console;
            if (GpuDevice.Shared != device) GpuDevice.Shared.Dispose();
            GpuDevice.Share(device);
        }
    }
}
