using System;
using System.Collections.Generic;
using NetDsl;
using NetDsl.Data;

namespace Samples;

/// <summary>A digit on a canvas, with the box around its ink, in pixels.</summary>
public readonly record struct PlacedDigit(int Label, Box Box);

/// <summary>
/// Puts several digits of random size on one canvas, apart from one another: data for segmentation and detection. One for each thread; a canvas
/// depends on its random numbers alone, and composing allocates nothing.
/// </summary>
/// <param name="digits">To choose from: columns <c>image</c> of 28 × 28 and <c>label</c>.</param>
/// <param name="side">Of the square canvas.</param>
/// <param name="most">Digits on it; one at least.</param>
public sealed class DigitCanvas(DataSet digits, int side, int most)
{
    /// <summary>What counts as ink.</summary>
    public const float Ink = 0.4f;

    private const int Source = DrawnDigits.Side;
    private const int Tries = 30;
    private const double Smallest = 18, Largest = 34;

    private readonly int images = digits.IndexOf("image");
    private readonly int labels = digits.IndexOf("label");
    private readonly List<PlacedDigit> placed = [];
    private readonly float[] digit = new float[side * side];

    /// <summary>Rows and columns of the canvas.</summary>
    public int Side => side;

    /// <summary>Draws digits over what the canvas holds.</summary>
    /// <param name="random">The only source of chance.</param>
    /// <param name="canvas">Side × side pixels; the brighter of two counts.</param>
    /// <returns>What was placed; valid until the next call.</returns>
    public IReadOnlyList<PlacedDigit> Compose(RandomSource random, Span<float> canvas)
    {
        placed.Clear();
        var wanted = 1 + random.Next(most);
        for (var tries = 0; tries < Tries && placed.Count < wanted; tries++)
        {
            var size = Smallest + ((Largest - Smallest) * random.NextDouble());
            var (left, top) = (random.NextDouble() * (side - size), random.NextDouble() * (side - size));
            var row = random.Next(digits.Count);
            if (Draw(digits.Floats(images).Slice(row * Source * Source, Source * Source), left, top, size) is not { } box || Touches(box)) continue;
            placed.Add(new PlacedDigit(digits.Integers(labels)[row], box));
            for (var i = 0; i < canvas.Length; i++) canvas[i] = Math.Max(canvas[i], digit[i]);
        }

        return placed;
    }

    private bool Touches(Box box)
    {
        foreach (var other in placed)
            if (new Box(box.Left - 1, box.Top - 1, box.Right + 1, box.Bottom + 1).IntersectionOverUnion(other.Box) > 0) return true;
        return false;
    }

    // Bilinear into a canvas of its own; the box around the ink, null where there is none.
    private Box? Draw(ReadOnlySpan<float> image, double left, double top, double size)
    {
        Array.Clear(digit);
        var scale = Source / size;
        int x0 = side, y0 = side, x1 = -1, y1 = -1;
        for (var y = (int)top; y < Math.Min(top + size, side); y++)
            for (var x = (int)left; x < Math.Min(left + size, side); x++)
            {
                var value = Sample(image, ((x + 0.5 - left) * scale) - 0.5, ((y + 0.5 - top) * scale) - 0.5);
                digit[(y * side) + x] = value;
                if (value < Ink) continue;
                (x0, y0, x1, y1) = (Math.Min(x0, x), Math.Min(y0, y), Math.Max(x1, x), Math.Max(y1, y));
            }

        return x1 < 0 ? null : new Box(x0, y0, x1 + 1, y1 + 1);
    }

    private static float Sample(ReadOnlySpan<float> image, double x, double y)
    {
        var (left, top) = ((int)Math.Floor(x), (int)Math.Floor(y));
        var (right, low) = ((float)(x - left), (float)(y - top));
        return ((1 - low) * (((1 - right) * At(image, left, top)) + (right * At(image, left + 1, top))))
            + (low * (((1 - right) * At(image, left, top + 1)) + (right * At(image, left + 1, top + 1))));
    }

    private static float At(ReadOnlySpan<float> image, int x, int y) => (uint)x < Source && (uint)y < Source ? image[(y * Source) + x] : 0;
}
