using System;
using System.Globalization;

namespace NetDsl.Plots;

/// <summary>Colours that stay apart for colour-blind readers.</summary>
internal static class Palette
{
    // Okabe and Ito 2008, the pale yellow left out.
    private static readonly string[] Lines = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000"];

    // From blue over white to vermilion: the first two of the above, so that points of class 0 and 1 match their ground.
    private static readonly (double R, double G, double B)[] Stops = [(0, 114, 178), (247, 247, 247), (213, 94, 0)];

    public static string Line(int index) => Lines[index % Lines.Length];

    /// <summary>A colour of the heat map for 0 … 1.</summary>
    public static string Heat(double fraction)
    {
        if (double.IsNaN(fraction)) return "#808080";
        var place = Math.Clamp(fraction, 0, 1) * (Stops.Length - 1);
        var lower = Math.Min((int)place, Stops.Length - 2);
        var (a, b, t) = (Stops[lower], Stops[lower + 1], place - lower);
        return string.Create(CultureInfo.InvariantCulture, $"#{Mix(a.R, b.R, t):X2}{Mix(a.G, b.G, t):X2}{Mix(a.B, b.B, t):X2}");
    }

    private static int Mix(double a, double b, double t) => (int)Math.Round(a + ((b - a) * t));
}
