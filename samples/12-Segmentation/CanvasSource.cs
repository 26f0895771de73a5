using System;
using System.Collections.Generic;
using NetDsl;
using NetDsl.Data;

namespace Samples.Segmentation;

/// <summary>Canvases with digits among strokes that are none, made as they are needed: no canvas is shown twice.</summary>
/// <param name="digits">To choose from.</param>
/// <param name="count">Canvases in an epoch.</param>
/// <param name="threads">That compose.</param>
internal sealed class CanvasSource(DataSet digits, int count, int threads) : SampleSource
{
    public const int Side = 64;
    public const int Pixels = Side * Side;

    public override int Count => count;

    public override IReadOnlyList<DataColumn> Columns { get; } = [new DataColumn("image", [1, Side, Side], false), new DataColumn("mask", [1, Side, Side], false)];

    public override int Workers => threads;

    public override SampleReader CreateReader() => new Composer(digits);

    /// <summary>Canvases that stay the same, to validate and to look at.</summary>
    public DataSet ToDataSet(int seed)
    {
        var batch = new SampleBatch(Columns, count);
        var rows = new int[count];
        for (var i = 0; i < count; i++) rows[i] = i;
        batch.Begin(rows, seed, 0);
        CreateReader().Fill(batch);
        return DataSet.Of("image", batch.Floats(0).ToArray(), 1, Side, Side).With("mask", batch.Floats(1).ToArray(), 1, Side, Side);
    }

    private sealed class Composer(DataSet digits) : SampleReader
    {
        private readonly RandomSource random = new(0);
        private readonly DigitCanvas canvas = new(digits, Side, most: 4);

        public override void Fill(SampleBatch batch)
        {
            for (var i = 0; i < batch.Rows.Length; i++)
            {
                batch.Restart(random, i);
                var image = batch.Floats(0).Slice(i * Pixels, Pixels);
                var mask = batch.Floats(1).Slice(i * Pixels, Pixels);
                image.Clear();
                canvas.Compose(random, image);
                for (var p = 0; p < Pixels; p++) mask[p] = image[p] > DigitCanvas.Ink ? 1 : 0;
                Clutter(image);
            }
        }

        // Straight strokes and discs, as bright as ink, on a ground that changes across the canvas.
        private void Clutter(Span<float> image)
        {
            for (var n = random.Next(4); n > 0; n--) Stroke(image, Place(), Place(), 0.7 + random.NextDouble(), (float)(0.6 + (0.4 * random.NextDouble())));
            for (var n = random.Next(4); n > 0; n--)
            {
                var middle = Place();
                Stroke(image, middle, middle, 2 + (3 * random.NextDouble()), (float)(0.6 + (0.4 * random.NextDouble())));
            }

            var (across, down, ground) = (0.3 * (random.NextDouble() - 0.5), 0.3 * (random.NextDouble() - 0.5), 0.3 * random.NextDouble());
            for (var p = 0; p < Pixels; p++)
            {
                var light = ground + (across * ((p % Side / (double)Side) - 0.5)) + (down * ((p / Side / (double)Side) - 0.5)) + (0.1 * (random.NextDouble() - 0.5));
                image[p] = (float)Math.Clamp(Math.Max(image[p], light), 0, 1);
            }
        }

        private (double X, double Y) Place() => (random.NextDouble() * Side, random.NextDouble() * Side);

        private static void Stroke(Span<float> image, (double X, double Y) a, (double X, double Y) b, double radius, float ink)
        {
            var (dx, dy) = (b.X - a.X, b.Y - a.Y);
            var scale = 1 / Math.Max((dx * dx) + (dy * dy), 1e-9);
            for (var p = 0; p < Pixels; p++)
            {
                var (x, y) = ((p % Side) + 0.5 - a.X, (p / Side) + 0.5 - a.Y);
                var along = Math.Clamp(((x * dx) + (y * dy)) * scale, 0, 1);
                var distance = Math.Sqrt(Square(x - (along * dx)) + Square(y - (along * dy)));
                image[p] = Math.Max(image[p], ink * (float)Math.Clamp(radius + 0.5 - distance, 0, 1));
            }
        }

        private static double Square(double x) => x * x;
    }
}
