using System;
using NetDsl;
using NetDsl.Data.Images;

namespace Samples.SingleShot;

/// <summary>Draws boxes with the digit that was read.</summary>
internal static class Boxes
{
    private const int DotSide = 2;

    // Okabe and Ito 2008: apart for colour-blind readers too.
    private static readonly Rgb[] Colours = [new(230, 159, 0), new(86, 180, 233), new(0, 158, 115), new(240, 228, 66), new(213, 94, 0), new(204, 121, 167)];

    // 3 × 5 dots a digit, a row after the other.
    private static readonly string[] Dots =
    [
        "111101101101111", "010110010010111", "111001111100111", "111001111001111", "101101111001001",
        "111100111001111", "111100111101111", "111001010010010", "111101111101111", "111101111001111",
    ];

    public static void Draw(Image image, Detection found, int scale)
    {
        var colour = Colours[found.Label % Colours.Length];
        var (left, top) = ((int)MathF.Round(found.Box.Left * scale), (int)MathF.Round(found.Box.Top * scale));
        image.Outline(left - 1, top - 1, (int)MathF.Round(found.Box.Right * scale) - left + 2, (int)MathF.Round(found.Box.Bottom * scale) - top + 2, colour);
        for (var i = 0; i < Dots[found.Label].Length; i++)
            if (Dots[found.Label][i] == '1') image.Fill(left + 2 + (i % 3 * DotSide), top + 2 + (i / 3 * DotSide), DotSide, DotSide, colour);
    }
}
