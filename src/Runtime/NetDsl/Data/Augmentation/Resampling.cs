using System;
using System.Numerics;

namespace NetDsl.Data.Augmentation;

/// <summary>Fills an image from another one through a mapping of places; beyond the edges all is 0. A mapping to whole pixels changes no value.</summary>
internal static class Resampling
{
    /// <summary>Mixes the four pixels around each place by their distances.</summary>
    public static void Bilinear(ReadOnlySpan<float> source, Span<float> result, ImageShape image, Matrix3x2 mapping)
    {
        var (width, height, plane) = (image.Width, image.Height, image.Width * image.Height);
        var (middleX, middleY) = ((width - 1) / 2f, (height - 1) / 2f);
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var place = Vector2.Transform(new Vector2(column - middleX, row - middleY), mapping);
                var (x, y) = (place.X + middleX, place.Y + middleY);
                var (floorX, floorY) = (MathF.Floor(x), MathF.Floor(y));
                var (right, low) = (x - floorX, y - floorY);
                var (left, top) = ((int)floorX, (int)floorY);
                var at = (row * width) + column;
                if (left < -1 || left >= width || top < -1 || top >= height)
                {
                    for (var i = at; i < result.Length; i += plane) result[i] = 0;
                    continue;
                }

                // A pixel beyond the edge counts nothing; its index is brought back only so that it can be read.
                var w0 = left >= 0 ? 1 - right : 0;
                var w1 = left + 1 < width ? right : 0;
                var v0 = top >= 0 ? 1 - low : 0;
                var v1 = top + 1 < height ? low : 0;
                var (x0, x1) = (Math.Max(left, 0), Math.Min(left + 1, width - 1));
                var (y0, y1) = (Math.Max(top, 0) * width, Math.Min(top + 1, height - 1) * width);
                for (int i = at, start = 0; i < result.Length; i += plane, start += plane)
                {
                    var upper = (w0 * source[start + y0 + x0]) + (w1 * source[start + y0 + x1]);
                    var lower = (w0 * source[start + y1 + x0]) + (w1 * source[start + y1 + x1]);
                    result[i] = (v0 * upper) + (v1 * lower);
                }
            }
        }
    }

    /// <summary>Takes the pixel nearest to each place: values of a mask are not to be mixed.</summary>
    public static void Nearest(ReadOnlySpan<float> source, Span<float> result, ImageShape image, Matrix3x2 mapping)
    {
        var (width, height, plane) = (image.Width, image.Height, image.Width * image.Height);
        var (middleX, middleY) = ((width - 1) / 2f, (height - 1) / 2f);
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var place = Vector2.Transform(new Vector2(column - middleX, row - middleY), mapping);
                var (x, y) = ((int)MathF.Floor(place.X + middleX + 0.5f), (int)MathF.Floor(place.Y + middleY + 0.5f));
                var inside = x >= 0 && x < width && y >= 0 && y < height;
                for (int i = (row * width) + column, start = 0; i < result.Length; i += plane, start += plane)
                    result[i] = inside ? source[start + (y * width) + x] : 0;
            }
        }
    }
}
