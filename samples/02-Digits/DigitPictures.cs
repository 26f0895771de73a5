using System;
using System.Linq;
using NetDsl.Plots;

namespace Samples.Handwriting;

/// <summary>Digits as characters.</summary>
internal static class DigitPictures
{
    private const int Side = DrawnDigits.Side;

    /// <summary>Images side by side, each under its caption, at a character for two pixels.</summary>
    public static string Row(params (string Caption, float[] Pixels)[] images)
    {
        const int Width = Side + 2;
        var lines = images.Select(image => Lines(image.Pixels)).ToArray();
        var captions = string.Concat(images.Select(image => image.Caption.PadRight(Width)));
        return captions + "\n" + string.Concat(Enumerable.Range(0, Side / 2).Select(row => string.Concat(lines.Select(l => l[row].PadRight(Width))).TrimEnd() + "\n"));
    }

    // A character is about twice as high as wide: it shows the mean of two pixels, one above the other.
    private static string[] Lines(float[] pixels) => TextPlot
        .Boundary((0, 0), (Side, Side), (x, y) => Pair(pixels, (int)x, Side - 1 - (int)y), columns: Side, rows: Side / 2)
        .Split('\n');

    private static double Pair(float[] pixels, int column, int row)
    {
        var upper = row & ~1;
        return (pixels[(upper * Side) + column] + pixels[((upper + 1) * Side) + column]) / 2;
    }
}
