using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using NetDsl.Plots;
using Xunit;

namespace NetDsl.Tests.Plots;

public class PlotTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static XElement[] Elements(SvgPlot plot, string name) => XDocument.Parse(plot.ToSvg()).Descendants(Svg + name).ToArray();

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    [Fact]
    public void Curves_axes_and_legend_are_drawn()
    {
        var plot = new SvgPlot("Loss <&>") { XLabel = "epoch", YLabel = "loss" }.Line("train", [1.0, 0.5, 0.25]).Line("validation", [1f, 0.7f, 0.6f]);
        var lines = Elements(plot, "polyline");
        Assert.Equal(2, lines.Length);
        var points = lines[0].Attribute("points")!.Value.Split(' ').Select(p => p.Split(',').Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        Assert.Equal([64.0, 344, 624], points.Select(p => p[0]));
        Assert.True(points[0][1] < points[1][1] && points[1][1] < points[2][1], "a falling loss falls on the page");
        var texts = Elements(plot, "text").Select(t => t.Value).ToArray();
        foreach (var expected in new[] { "Loss <&>", "epoch", "loss", "train", "validation", "1", "2", "3", "0.2", "0.6" }) Assert.Contains(expected, texts);
    }

    [Fact]
    public void Where_colours_come_again_curves_are_dashed()
    {
        var plot = new SvgPlot("t");
        for (var i = 0; i < 9; i++) plot.Line($"run {i}", [i, i + 1]);
        var looks = Elements(plot, "polyline").Select(l => (l.Attribute("stroke")!.Value, l.Attribute("stroke-dasharray")?.Value)).ToArray();
        Assert.Equal(9, looks.Distinct().Count());
        Assert.Equal([7, 8], Enumerable.Range(0, 9).Where(i => looks[i].Item2 is not null));
    }

    [Fact]
    public void Gaps_break_a_curve()
    {
        var plot = new SvgPlot("t").Line("a", [1, 2, double.NaN, 3, double.PositiveInfinity, 4, 5]);
        Assert.Equal(2, Elements(plot, "polyline").Length);
        Assert.Single(Elements(plot, "circle")); // the lonely 3
    }

    [Fact]
    public void Logarithmic_axes_show_powers_of_ten()
    {
        var plot = new SvgPlot("t") { LogarithmicY = true }.Line("a", [10, 1, 0.1, 0.01, 0]);
        var texts = Elements(plot, "text").Select(t => t.Value).ToArray();
        foreach (var expected in new[] { "0.01", "0.1", "1", "10" }) Assert.Contains(expected, texts);
        Assert.Equal(4, Elements(plot, "polyline").Single().Attribute("points")!.Value.Split(' ').Length);
    }

    [Fact]
    public void Heat_maps_lie_under_points_with_up_upwards()
    {
        var plot = new SvgPlot("t", 480, 480).HeatMap((-1, -1), (1, 1), (_, y) => y > 0 ? 1 : 0, (0, 1), cells: 4).Scatter("one", [0.5], [0.9]).Scatter("zero", [0f], [-0.9f]);
        var cells = Elements(plot, "g").Single().Elements().ToArray();
        Assert.Equal(4, cells.Length);
        Assert.Equal(["#D55E00", "#D55E00", "#0072B2", "#0072B2"], cells.OrderBy(c => Number(c, "y")).Select(c => c.Attribute("fill")!.Value));
        var points = Elements(plot, "circle").Where(c => c.Attribute("stroke") is not null).ToArray();
        Assert.True(Number(points[0], "cy") < Number(points[1], "cy"));
    }

    [Fact]
    public void Empty_flat_and_wrong_plots()
    {
        Assert.NotEmpty(Elements(new SvgPlot("nothing"), "text"));
        Assert.DoesNotContain("NaN", new SvgPlot("flat").Line("a", [3.0, 3, 3]).Line("one", [0.0]).ToSvg());
        Assert.DoesNotContain("NaN", new SvgPlot("none") { LogarithmicY = true }.Line("a", [0.0, -1]).ToSvg());
        Assert.Contains("2 values across but 1 upwards", Assert.Throws<ArgumentException>(() => new SvgPlot("t").Line("a", [1.0, 2], [1.0])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new SvgPlot("t", 10));
        Assert.Throws<ArgumentException>(() => new SvgPlot("t").HeatMap((1, 0), (0, 1), (_, _) => 0));
    }

    [Fact]
    public void Ticks_are_round()
    {
        Assert.Equal(["0", "20", "40", "60", "80", "100"], Labels(0, 97));
        Assert.Equal(["-0.2", "0", "0.2", "0.4", "0.6", "0.8"], Labels(-0.11, 0.75));
        Assert.Equal(["1E+06", "2E+06", "3E+06"], Labels(1e6, 3e6).Where((_, i) => i % 2 == 0));

        static string[] Labels(double low, double high)
        {
            var axis = Axis.Linear(low, high, tight: false);
            return axis.Ticks.Select(axis.Label).ToArray();
        }
    }

    [Fact]
    public void Files_are_the_same_picture()
    {
        var path = Path.GetTempFileName();
        try
        {
            var plot = new SvgPlot("t").Line("a", [1.0, 2]);
            plot.Save(path);
            Assert.Equal(plot.ToSvg(), File.ReadAllText(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Terminals_show_images_boundaries_and_curves()
    {
        Assert.Equal("  ░░\n▒▒██\n", TextPlot.Image([0, 0.25f, 0.5f, 2], 2));
        Assert.Equal("██ █\nA  B\n", TextPlot.Boundary((0, 0), (4, 2), (x, y) => y > 1 && (int)x != 2 ? 1 : 0, [(0, 0.5, 'A'), (4, 0, 'B'), (5, 0, 'C')], 4, 2));
        Assert.Equal("█▅ ▁", TextPlot.Sparkline([8, 5, float.NaN, 1]));
        Assert.Equal("▁▁", TextPlot.Sparkline([3, 3]));
        Assert.Equal("▁▅█", TextPlot.Sparkline([-1, 2, 9], low: 0, high: 4));
        Assert.Contains("7 pixels do not fill rows of 2", Assert.Throws<ArgumentException>(() => TextPlot.Image(new float[7], 2)).Message);
    }
}
