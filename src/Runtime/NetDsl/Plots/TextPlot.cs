using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace NetDsl.Plots;

/// <summary>Pictures of characters for the terminal: digits, decision boundaries, curves. Lines end in <c>\n</c>.</summary>
public static class TextPlot
{
    private const string Shades = " ░▒▓█";
    private const string Heights = "▁▂▃▄▅▆▇█";

    /// <summary>A grey image, two characters a pixel so that pixels are square.</summary>
    /// <param name="pixels"><c>rows × columns</c> values, row-major.</param>
    /// <param name="columns">Pixels in a row: 28 for a digit of MNIST.</param>
    /// <param name="low">Drawn as a space.</param>
    /// <param name="high">Drawn as a full block.</param>
    /// <exception cref="ArgumentException">The pixels do not fill whole rows.</exception>
    public static string Image(ReadOnlySpan<float> pixels, int columns, float low = 0, float high = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (pixels.Length % columns != 0) throw new ArgumentException($"{pixels.Length} pixels do not fill rows of {columns}", nameof(pixels));
        var text = new StringBuilder();
        for (var i = 0; i < pixels.Length; i++)
        {
            text.Append(Shade((pixels[i] - low) / (high - low)), 2);
            if ((i + 1) % columns == 0) text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A function of the plane by shades, lightest for <paramref name="low"/> and below, with points on it: a decision boundary.</summary>
    /// <param name="from">Lower left corner.</param>
    /// <param name="to">Upper right corner.</param>
    /// <param name="value">The value at a point, as a classifier's probability.</param>
    /// <param name="points">Each with the character that shows it.</param>
    /// <param name="columns">Characters in a line.</param>
    /// <param name="rows">Lines.</param>
    /// <param name="low">Drawn as a space.</param>
    /// <param name="high">Drawn as a full block.</param>
    public static string Boundary(
        (double X, double Y) from,
        (double X, double Y) to,
        Func<double, double, double> value,
        IEnumerable<(double X, double Y, char Mark)>? points = null,
        int columns = 60,
        int rows = 24,
        double low = 0,
        double high = 1)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        var lines = new char[rows][];
        for (var row = 0; row < rows; row++)
        {
            lines[row] = new char[columns];
            var y = to.Y - ((row + 0.5) / rows * (to.Y - from.Y));
            for (var column = 0; column < columns; column++)
                lines[row][column] = Shade((value(from.X + ((column + 0.5) / columns * (to.X - from.X)), y) - low) / (high - low));
        }

        foreach (var (x, y, mark) in points ?? [])
        {
            var column = Cell((x - from.X) / (to.X - from.X), columns);
            var row = Cell((to.Y - y) / (to.Y - from.Y), rows);
            if (column >= 0 && row >= 0) lines[row][column] = mark;
        }

        return string.Concat(lines.Select(line => new string(line) + "\n"));
    }

    /// <summary>A curve in one line, as <c>█▅▃▂▁</c>; a space where a value is not finite.</summary>
    /// <param name="values">From left to right.</param>
    /// <param name="low">Drawn lowest, as is all below; the smallest value where left out.</param>
    /// <param name="high">Drawn highest, as is all above; the largest value where left out. Curves to be compared need the same two.</param>
    public static string Sparkline(ReadOnlySpan<float> values, float? low = null, float? high = null)
    {
        float smallest = float.PositiveInfinity, largest = float.NegativeInfinity;
        foreach (var value in values)
        {
            if (!float.IsFinite(value)) continue;
            smallest = Math.Min(smallest, value);
            largest = Math.Max(largest, value);
        }

        var (bottom, top) = (low ?? smallest, high ?? largest);
        var text = new StringBuilder(values.Length);
        foreach (var value in values)
            text.Append(!float.IsFinite(value) ? ' ' : Heights[top > bottom ? (int)(Math.Clamp((value - bottom) / (top - bottom), 0, 1) * (Heights.Length - 1) + 0.5f) : 0]);
        return text.ToString();
    }

    private static char Shade(double fraction) =>
        double.IsNaN(fraction) ? '?' : Shades[(int)Math.Round(Math.Clamp(fraction, 0, 1) * (Shades.Length - 1))];

    // The far edge belongs to the last cell; −1 for outside.
    private static int Cell(double fraction, int cells) => fraction is >= 0 and <= 1 ? Math.Min((int)(fraction * cells), cells - 1) : -1;
}
