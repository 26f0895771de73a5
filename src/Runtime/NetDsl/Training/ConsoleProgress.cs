using System;
using System.Globalization;
using System.Linq;
using System.Text;
using Spectre.Console;

namespace NetDsl;

/// <summary>
/// Shows a fit in the terminal: a bar for the epoch in work with loss, first metric, samples a second and the time left, and a line
/// for each epoch done. Where output goes to a file, only those lines. It draws ten times a second at most.
/// </summary>
/// <param name="console">Where to draw; the process's console where left out.</param>
public sealed class ConsoleProgress(IAnsiConsole? console = null) : IProgress<TrainingProgress>
{
    private const int LongestBar = 20;
    private const int ShortestBar = 6;
    private readonly IAnsiConsole console = console ?? AnsiConsole.Console;
    private long nextDraw;
    private int drawn;

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        if (value.Finished is { } record)
        {
            Clear();
            // Past the console, which would break the line at 80 characters where output goes to a file.
            console.Profile.Out.Writer.WriteLine(Line(value, record));
            nextDraw = 0;
            return;
        }

        if (!console.Profile.Capabilities.Interactive || !console.Profile.Capabilities.Ansi) return;
        var now = Environment.TickCount64;
        if (now < nextDraw && value.Step < value.StepsPerEpoch) return;
        nextDraw = now + 100;
        var text = Bar(value, console.Profile.Width);
        // A line that wraps cannot be drawn over.
        if (text.Length >= console.Profile.Width) text = text[..Math.Max(console.Profile.Width - 1, 0)];
        var old = drawn;
        drawn = text.Length;
        console.Write(new Spectre.Console.Text("\r" + text.PadRight(Math.Min(old, Math.Max(console.Profile.Width - 1, 0)))));
    }

    private void Clear()
    {
        if (drawn > 0) console.Write(new Spectre.Console.Text("\r" + new string(' ', drawn) + "\r"));
        drawn = 0;
    }

    // In a narrow terminal the bar gives way, so that the time left stays in sight.
    private static string Bar(in TrainingProgress p, int width)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"epoch {p.Epoch}/{p.Epochs} ");
        var tail = new StringBuilder();
        tail.Append(CultureInfo.InvariantCulture, $" {p.Step}/{p.StepsPerEpoch}  loss {p.Loss:G4}");
        if (p.Metrics.Count > 0) tail.Append(CultureInfo.InvariantCulture, $"  {p.Metrics[0].Key} {p.Metrics[0].Value:G4}");
        tail.Append(CultureInfo.InvariantCulture, $"  {p.SamplesPerSecond:N0}/s  {Time(p.Remaining)} left");
        var bar = Math.Clamp(width - 1 - head.Length - tail.Length, ShortestBar, LongestBar);
        var filled = p.StepsPerEpoch == 0 ? 0 : bar * p.Step / p.StepsPerEpoch;
        return head + new string('━', filled) + new string('─', bar - filled) + tail;
    }

    private static string Line(in TrainingProgress p, EpochRecord record)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"epoch {p.Epoch}/{p.Epochs}  loss {record.TrainLoss:G4}");
        if (record.ValidationLoss is { } loss) text.Append(CultureInfo.InvariantCulture, $"  validation {loss:G4}");
        foreach (var (name, value) in record.Metrics.OrderBy(m => m.Key, StringComparer.Ordinal)) text.Append(CultureInfo.InvariantCulture, $"  {name} {value:G4}");
        return text.Append(CultureInfo.InvariantCulture, $"  {record.SamplesPerSecond:N0} samples/s  {record.Seconds:F1} s").ToString();
    }

    private static string Time(TimeSpan time) => time.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}")
        : string.Create(CultureInfo.InvariantCulture, $"{time.Minutes}:{time.Seconds:00}");
}
