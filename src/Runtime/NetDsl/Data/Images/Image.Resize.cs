using System;

namespace NetDsl.Data.Images;

public sealed partial class Image
{
    /// <summary>
    /// Brings the image to another size: bilinear, with pixel centres at halves, as <c>interpolate(mode="bilinear", antialias=True)</c> of
    /// PyTorch and Pillow's <c>BILINEAR</c> define it. Where it becomes smaller, the triangle that weighs pixels widens along, so that none is left out.
    /// </summary>
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    public Image Resize(int width, int height)
    {
        var result = new Image(width, height, Channels);
        if ((width, height) == (Width, Height))
        {
            Pixels.CopyTo(result.Pixels);
            return result;
        }

        var across = new Taps(Width, width);
        var down = new Taps(Height, height);
        var rows = new float[checked(width * Height * Channels)];
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < width; x++)
            {
                var first = across.Of(x, out var weights);
                for (var c = 0; c < Channels; c++)
                {
                    var sum = 0f;
                    for (var i = 0; i < weights.Length; i++) sum += weights[i] * pixels[(((y * Width) + first + i) * Channels) + c];
                    rows[(((y * width) + x) * Channels) + c] = sum;
                }
            }

        var stride = width * Channels;
        for (var y = 0; y < height; y++)
        {
            var first = down.Of(y, out var weights);
            for (var x = 0; x < stride; x++)
            {
                var sum = 0f;
                for (var i = 0; i < weights.Length; i++) sum += weights[i] * rows[((first + i) * stride) + x];
                result.pixels[(y * stride) + x] = Byte(sum);
            }
        }

        return result;
    }

    /// <summary>The pixels that each pixel of the result is made of, along one axis, with weights that add up to 1.</summary>
    private sealed class Taps(int from, int to)
    {
        private readonly double scale = (double)from / to;
        private readonly double reach = Math.Max((double)from / to, 1);
        private readonly float[] buffer = new float[(int)Math.Ceiling(2 * Math.Max((double)from / to, 1)) + 2];

        /// <summary>The first of them; the weights are valid until the next call.</summary>
        public int Of(int place, out ReadOnlySpan<float> weights)
        {
            var centre = (place + 0.5) * scale;
            var first = Math.Max((int)(centre - reach + 0.5), 0);
            var count = Math.Min((int)(centre + reach + 0.5), from) - first;
            double sum = 0;
            for (var i = 0; i < count; i++) sum += Weight(first + i, centre);
            for (var i = 0; i < count; i++) buffer[i] = (float)(Weight(first + i, centre) / sum);
            weights = buffer.AsSpan(0, count);
            return first;
        }

        private double Weight(int pixel, double centre) => Math.Max(1 - (Math.Abs(pixel + 0.5 - centre) / reach), 0);
    }
}
