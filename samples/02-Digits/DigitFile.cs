using System;
using System.Globalization;
using System.IO;
using NetDsl.Data;
using NetDsl.Data.Images;

namespace Samples.Handwriting;

/// <summary>Reads one image of 28 × 28: a PNG or PGM, an image of an IDX file, or 784 numbers as text.</summary>
internal static class DigitFile
{
    private const int Side = DrawnDigits.Side;

    /// <summary>Pixels of 0 … 1, bright ink on black as in MNIST.</summary>
    /// <param name="path">Its kind is told by its first bytes.</param>
    /// <param name="index">Which image of an IDX file, from 0.</param>
    /// <param name="invert">True for dark ink on white.</param>
    /// <exception cref="FormatException">The file is none of these, or of another size.</exception>
    public static float[] Read(string path, int index = 0, bool invert = false)
    {
        var start = Start(path);
        var pixels = start switch
        {
            [(byte)'P', (byte)'2' or (byte)'5', ..] or [0x89, (byte)'P', ..] => Picture(path),
            [0, 0, ..] or [0x1F, 0x8B, ..] => IdxImage(path, index),
            _ => Text(path, File.ReadAllText(path)),
        };
        if (invert) foreach (ref var pixel in pixels.AsSpan()) pixel = 1 - pixel;
        return pixels;
    }

    private static byte[] Start(string path)
    {
        using var file = File.OpenRead(path);
        var start = new byte[2];
        return start[..file.ReadAtLeast(start, 2, throwOnEndOfStream: false)];
    }

    private static float[] IdxImage(string path, int index)
    {
        var images = Idx.Read(path);
        if (images.Shape is not [var count, Side, Side])
            throw new DataFormatException(path, $"holds {string.Join(" × ", images.Shape)} bytes, but images of digits are count × {Side} × {Side}");
        if (index >= count) throw new SampleException($"--index is {index}, but {path} holds images 0 to {count - 1}");
        return Array.ConvertAll(images.Values[(index * Side * Side)..((index + 1) * Side * Side)], b => b / 255f);
    }

    private static float[] Text(string path, string text)
    {
        var fields = text.Split([',', ';', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != Side * Side) throw new DataFormatException(path, $"{fields.Length} numbers, but an image has {Side} × {Side} = {Side * Side}; or a PNG or PGM image, which it does not begin as");
        var pixels = new float[fields.Length];
        var largest = 1f;
        for (var i = 0; i < pixels.Length; i++)
        {
            if (!float.TryParse(fields[i], NumberStyles.Float, CultureInfo.InvariantCulture, out pixels[i]) || pixels[i] is not (>= 0 and <= 255))
                throw new DataFormatException(path, $"number {i + 1} is '{fields[i]}', but pixels are 0 to 1 or 0 to 255");
            largest = Math.Max(largest, pixels[i]);
        }

        return largest > 1 ? Array.ConvertAll(pixels, p => p / 255) : pixels;
    }

    private static float[] Picture(string path)
    {
        var image = Image.Read(path).WithChannels(1);
        if ((image.Width, image.Height) != (Side, Side)) throw new DataFormatException(path, $"the image is {image.Width} × {image.Height}, but the network reads {Side} × {Side}");
        var pixels = new float[Side * Side];
        image.CopyTo(pixels);
        return pixels;
    }
}
