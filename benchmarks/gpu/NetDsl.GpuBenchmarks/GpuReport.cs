using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Spectre.Console;

namespace NetDsl.GpuBenchmarks;

/// <summary>The tables, for the screen and as Markdown.</summary>
internal sealed class GpuReport
{
    private readonly List<(string[] Columns, List<string[]> Rows)> tables = [];
    private readonly string about;
    private readonly List<string> notes;

    public GpuReport(DeviceLimits limits, IReadOnlyList<GpuResult> results, IReadOnlyList<Part> parts, string about, bool tiny)
    {
        this.about = Text($"{limits.Name}: a copy moves {limits.CopyBandwidth:F0} GB/s{(limits.Flops > 0 ? Text($", float32 {limits.Flops:F1} TFLOP/s") : "")}. {about}");
        tables.Add((["training step", "NetDsl", "TFLOP/s", "kernels", "PyTorch eager", "ratio", "goal", "compiled", "ratio", "first loss", "same losses"], [.. results.Select(result => Row(result, tiny))]));
        tables.Add((["kernel", "time", "rate", "share", "goal"], [.. parts.Select(part => Row(part, tiny))]));
        notes = [.. results.SelectMany(result => result.Notes.Select(note => $"{result.Row.Title}: {note}"))];
    }

    /// <summary>Shows the tables.</summary>
    public void Print(IAnsiConsole console)
    {
        console.WriteLine(about);
        foreach (var (columns, rows) in tables)
        {
            var table = new Table().AddColumns(columns);
            foreach (var row in rows) table.AddRow(row.Select(Markup.Escape).ToArray());
            console.Write(table);
        }

        foreach (var note in notes) console.WriteLine(note);
    }

    /// <summary>The same as Markdown.</summary>
    public string Markdown()
    {
        var text = new StringBuilder("# On a GPU\n\n").Append(about).Append('\n');
        foreach (var (columns, rows) in tables)
        {
            text.Append("\n| ").AppendJoin(" | ", columns).Append(" |\n|").AppendJoin("|", columns.Select(_ => " --- ")).Append("|\n");
            foreach (var row in rows) text.Append("| ").AppendJoin(" | ", row).Append(" |\n");
        }

        if (notes.Count > 0) text.Append("\nLeft out:\n\n").AppendJoin('\n', notes.Select(note => "- " + note)).Append('\n');
        return text.ToString();
    }

    private static string[] Row(GpuResult result, bool tiny) =>
    [
        result.Row.Title, Time(result.Seconds), tiny || double.IsNaN(result.Seconds) ? "-" : Text($"{result.Row.Operations / result.Seconds / 1e12:F2}"), Text($"{result.Launches}"),
        Time(result.Eager), Ratio(result.Eager / result.Seconds), result.Row.Key is "digits" or "lenet5" ? "2" : "",
        Time(result.Compiled), Ratio(result.Compiled / result.Seconds), double.IsNaN(result.First) ? "" : Text($"{result.First:F4}"), double.IsNaN(result.Difference) ? "" : Text($"within {result.Difference:E0}"),
    ];

    private static string[] Row(Part part, bool tiny) => [part.Title, Time(part.Seconds), Text($"{part.Rate:F1} {part.Unit}"), tiny || double.IsNaN(part.Share) ? "-" : Text($"{part.Share:P0}"), Text($"{part.Goal:P0}")];

    private static string Ratio(double value) => double.IsNaN(value) ? "" : Text($"{value:F2}");

    private static string Time(double seconds) => seconds switch
    {
        double.NaN => "-",
        < 1e-3 => Text($"{seconds * 1e6:F0} µs"),
        < 1 => Text($"{seconds * 1e3:F2} ms"),
        _ => Text($"{seconds:F2} s"),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
