using System;
using NetDsl.Data.Augmentation;

namespace NetDsl.Data.Images;

/// <summary>A grey or colour image of bytes in memory: what files hold, before it becomes floats for a network, and what is drawn and saved.</summary>
public sealed partial class Image
{
    private readonly byte[] pixels;

    /// <summary>A black image.</summary>
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="channels">1 for grey, 3 for colour.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive, or there are other than 1 or 3 channels.</exception>
    public Image(int width, int height, int channels = 3)
    {
        Width = Hyperparameter.AtLeast(width, 1);
        Height = Hyperparameter.AtLeast(height, 1);
        if (channels is not (1 or 3)) throw new ArgumentOutOfRangeException(nameof(channels), channels, $"an image has 1 channel (grey) or 3 (colour), not {channels}");
        Channels = channels;
        pixels = new byte[checked(width * height * channels)];
    }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>1 for grey, 3 for colour.</summary>
    public int Channels { get; }

    /// <summary>Row after row, pixel after pixel; a colour pixel is red, green, blue.</summary>
    public Span<byte> Pixels => pixels;

    /// <summary>An image from floats as networks take them: channel after channel, each row-major. What is beyond the two ends is cut off.</summary>
    /// <param name="values"><see cref="ImageShape.Size"/> values.</param>
    /// <param name="shape">With 1 or 3 channels.</param>
    /// <param name="low">Becomes 0.</param>
    /// <param name="high">Becomes 255.</param>
    /// <exception cref="ArgumentException">The number of values is another.</exception>
    public static Image Of(ReadOnlySpan<float> values, ImageShape shape, float low = 0, float high = 1)
    {
        if (values.Length != shape.Size) throw new ArgumentException($"{values.Length} values, but an image of {shape.Channels} × {shape.Height} × {shape.Width} has {shape.Size}", nameof(values));
        var image = new Image(shape.Width, shape.Height, shape.Channels);
        var plane = shape.Height * shape.Width;
        var factor = high > low ? 255 / (high - low) : 0;
        for (var i = 0; i < values.Length; i++)
            image.pixels[(i % plane * shape.Channels) + (i / plane)] = Byte((values[i] - low) * factor);
        return image;
    }

    /// <summary>Writes the image as floats of 0 … 1, channel after channel, each row-major.</summary>
    /// <exception cref="ArgumentException">The destination has another length than <c>Channels × Height × Width</c>.</exception>
    public void CopyTo(Span<float> destination)
    {
        if (destination.Length != pixels.Length) throw new ArgumentException($"{destination.Length} places for an image of {Channels} × {Height} × {Width} = {pixels.Length} values", nameof(destination));
        var plane = Height * Width;
        for (var i = 0; i < pixels.Length; i++) destination[(i % Channels * plane) + (i / Channels)] = pixels[i] / 255f;
    }

    /// <summary>The same image in grey (1) or colour (3); itself where it is so already.</summary>
    public Image WithChannels(int channels)
    {
        if (channels == Channels) return this;
        var result = new Image(Width, Height, channels);
        for (var i = 0; i < Width * Height; i++)
        {
            if (channels == 1) result.pixels[i] = new Rgb(pixels[3 * i], pixels[(3 * i) + 1], pixels[(3 * i) + 2]).Grey;
            else result.pixels.AsSpan(3 * i, 3).Fill(pixels[i]);
        }

        return result;
    }

    // NaN becomes 0.
    private static byte Byte(float value) => value > 0 ? (byte)Math.Min(value + 0.5f, 255) : (byte)0;
}
