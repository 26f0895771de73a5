using System;
using System.Threading.Tasks;
using NetDsl;
using NetDsl.Data;

namespace Samples;

/// <summary>
/// Digits for those who have no MNIST at hand, in its format: strokes that are slanted, turned, stretched, bent, drawn with a pen
/// of random width, and dirtied. Every image depends on the seed and its own number alone, so that threads change nothing.
/// </summary>
public static class DrawnDigits
{
    public const int Side = 28;
    private const int Pixels = Side * Side;

    public static DataSet Draw(int count, int seed, int threads)
    {
        var images = new float[count * Pixels];
        var labels = new int[count];
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            var random = new RandomSource(seed, (ulong)i);
            labels[i] = random.Next(Strokes.Digits.Count);
            Draw(labels[i], random, images.AsSpan(i * Pixels, Pixels));
        });
        return DataSet.Of("image", images, 1, Side, Side).With("label", labels);
    }

    /// <summary>One digit of bright ink on black, 0 … 1.</summary>
    public static void Draw(int digit, RandomSource random, Span<float> image)
    {
        var hand = new Hand(random);
        var pen = new Pen(Between(random, 0.6, 1.7), Between(random, 0.75, 1));
        image.Clear();
        var ways = Strokes.Digits[digit];
        foreach (var stroke in ways[random.Next(ways.Length)])
            for (var i = 1; i < stroke.Length; i++) pen.Line(image, hand.Place(stroke[i - 1]), hand.Place(stroke[i]));

        // The end of a letter that was written beside it.
        if (random.NextDouble() < 0.25)
        {
            var x = random.Next(2) == 0 ? Between(random, 0, 3) : Between(random, 24, 27);
            var y = Between(random, 2, 26);
            pen.Line(image, (x, y), (x + Between(random, -3, 3), y + Between(random, -6, 6)));
        }

        Dirty(image, random);
    }

    private static void Dirty(Span<float> image, RandomSource random)
    {
        var grain = Between(random, 0, 0.6);
        foreach (ref var pixel in image)
        {
            // Two numbers of 32 bits out of one of 64: a triangular distribution around 0.
            var bits = random.NextUInt64();
            var noise = ((uint)bits / (double)uint.MaxValue) - ((uint)(bits >> 32) / (double)uint.MaxValue);
            pixel = (float)Math.Clamp(pixel + (grain * noise), 0, 1);
        }
    }

    private static double Between(RandomSource random, double low, double high) => low + ((high - low) * random.NextDouble());

    /// <summary>How one writer places the corners of strokes on the 28 × 28 pixels.</summary>
    private sealed class Hand
    {
        private readonly double xx, xy, yx, yy, left, top, bend, bendAt, sway, swayAt;

        public Hand(RandomSource random)
        {
            var (width, height) = (Between(random, 13, 24), Between(random, 16, 22));
            var turn = Between(random, -0.35, 0.35);
            var slant = Between(random, -0.25, 0.45);
            var (sin, cos) = Math.SinCos(turn);
            (xx, xy) = (width * cos, -height * ((slant * cos) + sin));
            (yx, yy) = (width * sin, height * (cos - (slant * sin)));
            (left, top) = (Between(random, 11, 17), Between(random, 11, 17));
            (bend, bendAt) = (Between(random, 0, 0.14), Between(random, 0, 2 * Math.PI));
            (sway, swayAt) = (Between(random, 0, 0.14), Between(random, 0, 2 * Math.PI));
        }

        public (double X, double Y) Place((double X, double Y) p)
        {
            var x = p.X - 0.5 + (bend * Math.Sin((5 * p.Y) + bendAt));
            var y = p.Y - 0.5 + (sway * Math.Sin((5 * p.X) + swayAt));
            return (left + (xx * x) + (xy * y), top + (yx * x) + (yy * y));
        }
    }

    /// <summary>A round pen: ink by the distance to the line, with one pixel of soft edge.</summary>
    private readonly record struct Pen(double Radius, double Ink)
    {
        public void Line(Span<float> image, (double X, double Y) a, (double X, double Y) b)
        {
            var reach = Radius + 0.5;
            var (dx, dy) = (b.X - a.X, b.Y - a.Y);
            var scale = 1 / Math.Max((dx * dx) + (dy * dy), 1e-9);
            for (var row = First(Math.Min(a.Y, b.Y) - reach); row <= Last(Math.Max(a.Y, b.Y) + reach); row++)
                for (var column = First(Math.Min(a.X, b.X) - reach); column <= Last(Math.Max(a.X, b.X) + reach); column++)
                {
                    var (px, py) = (column + 0.5 - a.X, row + 0.5 - a.Y);
                    var along = Math.Clamp(((px * dx) + (py * dy)) * scale, 0, 1);
                    var (ex, ey) = (px - (along * dx), py - (along * dy));
                    var ink = (float)(Ink * Math.Clamp(reach - Math.Sqrt((ex * ex) + (ey * ey)), 0, 1));
                    ref var pixel = ref image[(row * Side) + column];
                    pixel = Math.Max(pixel, ink);
                }
        }

        private static int First(double place) => Math.Max((int)Math.Floor(place - 0.5), 0);

        private static int Last(double place) => Math.Min((int)Math.Ceiling(place - 0.5), Side - 1);
    }
}
