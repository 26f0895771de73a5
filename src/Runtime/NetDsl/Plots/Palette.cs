using System;
using System.Globalization;
using NetDsl.Data.Images;

namespace NetDsl.Plots;

/// <summary>Colours that stay apart for colour-blind readers.</summary>
internal static class Palette
{
    // Okabe and Ito 2008, the pale yellow left out.
    private static readonly string[] Lines = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000"];

    // From blue over white to vermilion: the first two of the above, so that points of class 0 and 1 match their ground.
    private static readonly (double R, double G, double B)[] Stops = [(0, 114, 178), (247, 247, 247), (213, 94, 0)];

    public static string Line(int index) => Lines[index % Lines.Length];

    /// <summary>The dashes of a line where its colour has been used before; null for an unbroken one.</summary>
    public static string? Dashes(int index) => index < Lines.Length ? null : "6 3";

    /// <summary>A colour of the heat map for 0 … 1.</summary>
    public static string Heat(double fraction)
    {
        var colour = HeatColour(fraction);
        return string.Create(CultureInfo.InvariantCulture, $"#{colour.Red:X2}{colour.Green:X2}{colour.Blue:X2}");
    }

    /// <summary>A colour of the heat map for 0 … 1; grey where it is no number.</summary>
    public static Rgb HeatColour(double fraction)
    {
        if (double.IsNaN(fraction)) return new Rgb(128, 128, 128);
        var place = Math.Clamp(fraction, 0, 1) * (Stops.Length - 1);
        var lower = Math.Min((int)place, Stops.Length - 2);
        var (a, b, t) = (Stops[lower], Stops[lower + 1], place - lower);
        return new Rgb(Mix(a.R, b.R, t), Mix(a.G, b.G, t), Mix(a.B, b.B, t));
    }

    private static byte Mix(double a, double b, double t) => (byte)Math.Round(a + ((b - a) * t));
}
