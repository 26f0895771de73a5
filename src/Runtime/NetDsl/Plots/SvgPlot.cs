using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetDsl.Plots;

/// <summary>
/// A picture of curves, points and a heat map as an SVG file: loss over epochs, or the decision boundary of a classifier.
/// </summary>
/// <example><code>
/// new SvgPlot("Training") { XLabel = "epoch", YLabel = "loss" }
///     .Line("train", trainLosses).Line("validation", validationLosses).Save("loss.svg");
/// </code></example>
/// <param name="title">Above the picture.</param>
/// <param name="width">In pixels, at least 200.</param>
/// <param name="height">In pixels, at least 150.</param>
public sealed class SvgPlot(string title, int width = 640, int height = 400)
{
    private readonly List<PlotSeries> series = [];

    /// <summary>Above the picture.</summary>
    public string Title { get; } = title;

    /// <summary>In pixels.</summary>
    public int Width { get; } = width >= 200 ? width : throw new ArgumentOutOfRangeException(nameof(width), width, "a plot is at least 200 pixels wide");

    /// <summary>In pixels.</summary>
    public int Height { get; } = height >= 150 ? height : throw new ArgumentOutOfRangeException(nameof(height), height, "a plot is at least 150 pixels high");

    /// <summary>Below the horizontal axis.</summary>
    public string XLabel { get; init; } = "";

    /// <summary>Beside the vertical axis.</summary>
    public string YLabel { get; init; } = "";

    /// <summary>True for powers of ten upwards; values that are not positive are left out.</summary>
    public bool LogarithmicY { get; init; }

    internal IReadOnlyList<PlotSeries> Series => series;

    internal PlotHeatMap? Heat { get; private set; }

    /// <summary>A curve through values at 1, 2, 3, … (epochs). NaN leaves a gap.</summary>
    public SvgPlot Line(string name, IReadOnlyList<double> y) => Line(name, Counting(y), y);

    /// <inheritdoc cref="Line(string, IReadOnlyList{double})"/>
    public SvgPlot Line(string name, IReadOnlyList<float> y) => Line(name, Doubles(y));

    /// <summary>A curve through points in the order given. NaN leaves a gap.</summary>
    /// <exception cref="ArgumentException">The numbers of values differ.</exception>
    public SvgPlot Line(string name, IReadOnlyList<double> x, IReadOnlyList<double> y) => Add(name, x, y, line: true);

    /// <inheritdoc cref="Line(string, IReadOnlyList{double}, IReadOnlyList{double})"/>
    public SvgPlot Line(string name, IReadOnlyList<float> x, IReadOnlyList<float> y) => Line(name, Doubles(x), Doubles(y));

    /// <summary>Single points.</summary>
    /// <exception cref="ArgumentException">The numbers of values differ.</exception>
    public SvgPlot Scatter(string name, IReadOnlyList<double> x, IReadOnlyList<double> y) => Add(name, x, y, line: false);

    /// <inheritdoc cref="Scatter(string, IReadOnlyList{double}, IReadOnlyList{double})"/>
    public SvgPlot Scatter(string name, IReadOnlyList<float> x, IReadOnlyList<float> y) => Scatter(name, Doubles(x), Doubles(y));

    /// <summary>Colours the ground by a function of the place, as a classifier's probability: blue for the smallest value, vermilion for the largest.</summary>
    /// <param name="from">Lower left corner.</param>
    /// <param name="to">Upper right corner.</param>
    /// <param name="value">The value at a point.</param>
    /// <param name="range">Values of the two ends of the colours; null for those that occur.</param>
    /// <param name="cells">Cells in each direction.</param>
    /// <exception cref="ArgumentException">The corners enclose nothing, or there are no cells.</exception>
    public SvgPlot HeatMap((double X, double Y) from, (double X, double Y) to, Func<double, double, double> value, (double Low, double High)? range = null, int cells = 64)
    {
        Heat = PlotHeatMap.Sample(from, to, value, range, cells);
        return this;
    }

    /// <summary>The picture as SVG text.</summary>
    public string ToSvg() => SvgDrawing.Draw(this);

    /// <summary>Writes the picture.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path) => File.WriteAllText(path, ToSvg());

    private SvgPlot Add(string name, IReadOnlyList<double> x, IReadOnlyList<double> y, bool line)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Count != y.Count) throw new ArgumentException($"'{name}' has {x.Count} values across but {y.Count} upwards: each point needs both", nameof(y));
        series.Add(new PlotSeries(name, x.ToArray(), y.ToArray(), line));
        return this;
    }

    private static double[] Counting(IReadOnlyList<double> y) => Enumerable.Range(1, y.Count).Select(i => (double)i).ToArray();

    private static double[] Doubles(IReadOnlyList<float> values) => values.Select(v => (double)v).ToArray();
}
