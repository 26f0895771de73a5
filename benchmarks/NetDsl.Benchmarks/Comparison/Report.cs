using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Spectre.Console;

namespace NetDsl.Benchmarks.Comparison;

/// <summary>The tables of a comparison, for the screen and as Markdown.</summary>
internal sealed class Report
{
    private const double MemoryGoal = 0.5;

    private readonly Ceiling ceiling;
    private readonly IReadOnlyList<RowResult> results;
    private readonly List<(string Title, string[] Columns, List<string[]> Rows)> tables = [];
    private readonly List<string> notes;
    private readonly string about;

    public Report(Ceiling ceiling, IReadOnlyList<RowResult> results, IReadOnlyList<ProductResult> products, Toolchain tools, int rounds)
    {
        this.ceiling = ceiling;
        this.results = results;
        about = Text($"{tools.Versions}; gcc {Toolchain.CFlags}. Median of {rounds} rounds, the programs by turns; of each program the best setting.");
        tables.Add(("Time", ["work", "NetDsl", "with", "of peak", "against", "its time", "with", "ratio", "goal", "", "same numbers"], [.. results.SelectMany(Times)]));
        tables.Add(("Memory", ["training program", "NetDsl, MiB", "PyTorch, MiB", "ratio", "goal", "", "bytes a step"], [.. results.Where(result => !result.Row.Predicts).SelectMany(Memory)]));
        var shares = results.Where(result => result.Row.PeakGoal > 0).SelectMany(Shares).Concat(products.Select(Share)).ToList();
        if (shares.Count > 0) tables.Add(("Share of the multiply-add peak", ["work", "threads", "time", "of peak", "goal", ""], shares));
        tables.Add(("Every setting", ["work", "program", "with", "median", "fastest", "peak memory, MiB"], [.. results.SelectMany(Settings)]));
        notes = [.. results.SelectMany(result => result.Notes.Select(note => $"{result.Row.Title}: {note}"))];
    }

    /// <summary>One line while the comparison runs.</summary>
    public static string Line(RowResult result) => $"{result.Row.Key}: " + string.Join("; ", result.Contenders
        .Select(contender => $"{Name(contender.Rival)} ({contender.Setting}) {Time(contender.Median)}").Concat(result.Notes));

    /// <summary>Shows the tables.</summary>
    public void Print()
    {
        AnsiConsole.WriteLine(ceiling.ToString());
        AnsiConsole.WriteLine(about);
        foreach (var (title, columns, rows) in tables)
        {
            AnsiConsole.WriteLine(title);
            var table = new Table().AddColumns(columns);
            foreach (var row in rows) table.AddRow(row.Select(Markup.Escape).ToArray());
            AnsiConsole.Write(table);
        }

        foreach (var note in notes) AnsiConsole.WriteLine(note);
    }

    /// <summary>The same as Markdown.</summary>
    public string Markdown()
    {
        var text = new StringBuilder("# Comparison\n\n").Append(ceiling).Append(".\n\n").Append(about).Append('\n');
        foreach (var (title, columns, rows) in tables)
        {
            text.Append($"\n## {title}\n\n| ").AppendJoin(" | ", columns).Append(" |\n|").AppendJoin("|", columns.Select(_ => " --- ")).Append("|\n");
            foreach (var row in rows) text.Append("| ").AppendJoin(" | ", row).Append(" |\n");
        }

        if (notes.Count > 0) text.Append("\n## Left out\n\n").AppendJoin('\n', notes.Select(note => "- " + note)).Append('\n');
        return text.ToString();
    }

    private IEnumerable<string[]> Times(RowResult result) => result.Row.Goals.Select(goal =>
    {
        var (own, other) = (result.Own, result.Best(goal.Against));
        var ratio = own is null || other is null ? double.NaN : other.Median / own.Median;
        return new[]
        {
            result.Row.Title, own is null ? "-" : Time(own.Median), own?.Setting ?? "", own is null ? "" : Peak(result.Row, own),
            Name(goal.Against), other is null ? "-" : Time(other.Median), other?.Setting ?? "",
            double.IsNaN(ratio) ? "" : Text($"{ratio:F2}"), goal.AtLeast > 0 ? Text($"{goal.AtLeast}") : "", Mark(ratio, goal.AtLeast), own is null || other is null ? "" : Agreement(own, other),
        };
    });

    private static IEnumerable<string[]> Memory(RowResult result)
    {
        if (result.Own is not { } own) yield break;
        var other = result.Contenders.Where(contender => contender.Rival == Rival.PyTorch).MinBy(contender => contender.PeakBytes);
        var ratio = other is null ? double.NaN : (double)own.PeakBytes / other.PeakBytes;
        yield return [result.Row.Title, Mebibytes(own), other is null ? "-" : Mebibytes(other), double.IsNaN(ratio) ? "" : Text($"{ratio:F2}"), Text($"{MemoryGoal}"), Mark(MemoryGoal, ratio), Text($"{own.AllocatedBytes:F0}")];
    }

    private IEnumerable<string[]> Shares(RowResult result)
    {
        if (result.Contenders.LastOrDefault(contender => contender.Rival is null) is not { } own) yield break;
        var share = result.Row.Operations / own.Median / (ceiling.Flops.Two * 1e9);
        yield return [result.Row.Title, "2", Time(own.Median), Text($"{share:P0}"), Text($"{result.Row.PeakGoal:P0}"), Mark(share, result.Row.PeakGoal)];
    }

    private static string[] Share(ProductResult product) =>
        [$"{product.Kind} {product.Size}³", "1", Time(product.Seconds), Text($"{product.Share:P0}"), Text($"{ProductResult.Goal:P0}"), Mark(product.Share, ProductResult.Goal)];

    private static IEnumerable<string[]> Settings(RowResult result) => result.Contenders.Select(contender =>
        new[] { result.Row.Title, Name(contender.Rival), contender.Setting, Time(contender.Median), Time(contender.Fastest), Mebibytes(contender) });

    private string Peak(ComparisonRow row, Contender own)
    {
        if (row.Operations == 0) return "";
        var peak = own.Setting.StartsWith('1') ? ceiling.Flops.One : ceiling.Flops.Two;
        return Text($"{row.Operations / own.Median / (peak * 1e9):P0}");
    }

    private static string Agreement(Contender own, Contender other) =>
        Text($"{(RowResult.Agree(own, other) ? "yes" : "NO")}, within {RowResult.Difference(own, other):E0}");

    private static string Mark(double value, double atLeast) => double.IsNaN(value) || double.IsNaN(atLeast) || atLeast == 0 ? "" : value >= atLeast ? "✓" : "missed";

    private static string Name(Rival? rival) => rival switch { null => "NetDsl", Rival.C => "plain C", Rival.OnnxRuntime => "ONNX Runtime", _ => "PyTorch" };

    private static string Mebibytes(Contender contender) => Text($"{contender.PeakBytes / 1048576.0:F0}");

    private static string Time(double seconds) => seconds switch
    {
        < 1e-4 => Text($"{seconds * 1e6:F2} µs"),
        < 1e-3 => Text($"{seconds * 1e6:F0} µs"),
        < 1 => Text($"{seconds * 1e3:F2} ms"),
        _ => Text($"{seconds:F2} s"),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
