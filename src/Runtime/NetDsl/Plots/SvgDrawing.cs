using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Xml;

namespace NetDsl.Plots;

/// <summary>Lays a plot out and writes its elements; y grows downwards in SVG.</summary>
internal sealed class SvgDrawing
{
    private const int Left = 64, Right = 16, Top = 40, Bottom = 52;
    private readonly SvgPlot plot;
    private readonly XmlWriter xml;
    private readonly Axis x, y;

    private SvgDrawing(SvgPlot plot, XmlWriter xml)
    {
        this.plot = plot;
        this.xml = xml;
        if (plot.Heat is { } heat)
        {
            x = Axis.Linear(heat.From.X, heat.To.X, tight: true);
            y = Axis.Linear(heat.From.Y, heat.To.Y, tight: true);
            return;
        }

        var points = plot.Series.SelectMany(s => s.X.Zip(s.Y)).Where(p => double.IsFinite(p.First) && double.IsFinite(p.Second) && (!plot.LogarithmicY || p.Second > 0)).ToArray();
        var (xs, ys) = (points.Select(p => p.First).DefaultIfEmpty(0), points.Select(p => p.Second).DefaultIfEmpty(0));
        x = Axis.Linear(xs.Min(), xs.Max(), tight: plot.Series.All(s => s.IsLine));
        y = plot.LogarithmicY ? Axis.Logarithmic(ys.Min(), ys.Max()) : Axis.Linear(ys.Min(), ys.Max(), tight: false);
    }

    public static string Draw(SvgPlot plot)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true, CheckCharacters = false, NewLineChars = "\n" }))
            new SvgDrawing(plot, xml).Draw();
        return text.Append('\n').ToString();
    }

    private void Draw()
    {
        xml.WriteStartElement("svg", "http://www.w3.org/2000/svg");
        Attributes(("width", N(plot.Width)), ("height", N(plot.Height)), ("viewBox", $"0 0 {N(plot.Width)} {N(plot.Height)}"), ("font-family", "sans-serif"), ("font-size", "12"));
        Element("rect", ("width", "100%"), ("height", "100%"), ("fill", "white"));
        Text(plot.Width / 2.0, 22, plot.Title, "middle", ("font-size", "16"));
        Heat();
        Axes();
        for (var i = 0; i < plot.Series.Count; i++) Series(plot.Series[i], i);
        Legend();
        xml.WriteEndElement();
    }

    private void Heat()
    {
        if (plot.Heat is not { } heat) return;
        var cells = heat.Fractions.GetLength(0);
        var (width, height) = ((double)(plot.Width - Left - Right) / cells, (double)(plot.Height - Top - Bottom) / cells);
        xml.WriteStartElement("g");
        Attributes(("shape-rendering", "crispEdges"));
        for (var row = 0; row < cells; row++)
        {
            // Neighbours of one colour become one rectangle: a boundary's ground is mostly flat.
            for (var column = 0; column < cells;)
            {
                var colour = Palette.Heat(heat.Fractions[row, column]);
                var run = 1;
                while (column + run < cells && Palette.Heat(heat.Fractions[row, column + run]) == colour) run++;
                Element("rect", ("x", N(Left + (column * width))), ("y", N(Top + ((cells - 1 - row) * height))), ("width", N(run * width)), ("height", N(height)), ("fill", colour));
                column += run;
            }
        }

        xml.WriteEndElement();
    }

    private void Axes()
    {
        var (bottom, right) = (plot.Height - Bottom, plot.Width - Right);
        foreach (var tick in x.Ticks)
        {
            var place = N(AtX(tick));
            Element("line", ("x1", place), ("x2", place), ("y1", N(plot.Heat is null ? Top : bottom)), ("y2", N(bottom + 4)), ("stroke", "#ddd"));
            Text(AtX(tick), bottom + 18, x.Label(tick), "middle");
        }

        foreach (var tick in y.Ticks)
        {
            var place = N(AtY(tick));
            Element("line", ("x1", N(Left - 4)), ("x2", N(plot.Heat is null ? right : Left)), ("y1", place), ("y2", place), ("stroke", "#ddd"));
            Text(Left - 8, AtY(tick) + 4, y.Label(tick), "end");
        }

        Element("rect", ("x", N(Left)), ("y", N(Top)), ("width", N(right - Left)), ("height", N(bottom - Top)), ("fill", "none"), ("stroke", "#333"));
        Text((Left + right) / 2.0, plot.Height - 12, plot.XLabel, "middle");
        var middle = (Top + bottom) / 2.0;
        Text(16, middle, plot.YLabel, "middle", ("transform", $"rotate(-90 16 {N(middle)})"));
    }

    private void Series(PlotSeries series, int index)
    {
        var colour = Palette.Line(index);
        var run = new List<string>();
        for (var i = 0; i <= series.X.Length; i++)
        {
            var (px, py) = i < series.X.Length ? (AtX(series.X[i]), AtY(series.Y[i])) : (double.NaN, double.NaN);
            if (double.IsFinite(px) && double.IsFinite(py))
            {
                if (series.IsLine) run.Add($"{N(px)},{N(py)}");
                else Element("circle", ("cx", N(px)), ("cy", N(py)), ("r", "3.5"), ("fill", colour), ("stroke", "white"), ("stroke-width", "0.8"));
            }
            else if (run.Count > 0)
            {
                // A single value between gaps has no line to lie on.
                if (run.Count == 1) Element("circle", ("cx", run[0].Split(',')[0]), ("cy", run[0].Split(',')[1]), ("r", "2"), ("fill", colour));
                else Element("polyline", ("points", string.Join(' ', run)), ("fill", "none"), ("stroke", colour), ("stroke-width", "1.8"), ("stroke-dasharray", Palette.Dashes(index)), ("stroke-linejoin", "round"));
                run.Clear();
            }
        }
    }

    private void Legend()
    {
        if (plot.Series.Count == 0) return;
        var width = 34 + (7 * plot.Series.Max(s => s.Name.Length));
        var (left, top) = (plot.Width - Right - width - 8, Top + 8);
        Element("rect", ("x", N(left)), ("y", N(top)), ("width", N(width)), ("height", N((plot.Series.Count * 18) + 6)), ("fill", "white"), ("fill-opacity", "0.85"), ("stroke", "#ccc"));
        for (var i = 0; i < plot.Series.Count; i++)
        {
            var middle = top + 12 + (i * 18);
            if (plot.Series[i].IsLine) Element("line", ("x1", N(left + 6)), ("x2", N(left + 22)), ("y1", N(middle)), ("y2", N(middle)), ("stroke", Palette.Line(i)), ("stroke-width", "1.8"), ("stroke-dasharray", Palette.Dashes(i)));
            else Element("circle", ("cx", N(left + 14)), ("cy", N(middle)), ("r", "3.5"), ("fill", Palette.Line(i)));
            Text(left + 28, middle + 4, plot.Series[i].Name, "start");
        }
    }

    private double AtX(double value) => Left + (x.Place(value) * (plot.Width - Left - Right));

    private double AtY(double value) => plot.Height - Bottom - (y.Place(value) * (plot.Height - Top - Bottom));

    private void Text(double px, double py, string text, string anchor, params (string Name, string? Value)[] more)
    {
        if (text.Length == 0) return;
        xml.WriteStartElement("text");
        Attributes(("x", N(px)), ("y", N(py)), ("text-anchor", anchor));
        Attributes(more);
        xml.WriteString(XmlText(text));
        xml.WriteEndElement();
    }

    // A class name from a data file may hold what XML cannot.
    private static string XmlText(string text) => string.Concat(text.Select(c => XmlConvert.IsXmlChar(c) ? c : '\uFFFD'));

    private void Element(string name, params (string Name, string? Value)[] attributes)
    {
        xml.WriteStartElement(name);
        Attributes(attributes);
        xml.WriteEndElement();
    }

    private void Attributes(params (string Name, string? Value)[] attributes)
    {
        foreach (var (name, value) in attributes)
            if (value is not null) xml.WriteAttributeString(name, value);
    }

    private static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
