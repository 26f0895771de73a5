using System;
using System.IO;

namespace NetDsl.Data.Images;

public sealed partial class Image
{
    /// <summary>Pixels that a file may have where nothing else is said: 64 million.</summary>
    public const int UsualLimit = 1 << 26;

    /// <summary>
    /// Reads a PNG (all kinds; 16 bits become 8, and transparency is left out), PGM or PPM file; its first bytes say which. There is no reader
    /// for JPEG.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="limit">The most pixels that it may have: a small file can claim to be a huge image.</param>
    /// <exception cref="DataFormatException">The file is damaged, larger than the limit, or of another kind.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Image Read(string path, int limit = UsualLimit) => Read(File.ReadAllBytes(path), path, limit);

    /// <summary>Reads the bytes of an image file.</summary>
    /// <param name="file">All of it.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="limit">The most pixels that it may have.</param>
    /// <exception cref="DataFormatException">The file is damaged, larger than the limit, or of another kind.</exception>
    public static Image Read(ReadOnlyMemory<byte> file, string name, int limit = UsualLimit) => file.Span switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => new PngReader(file, name, limit).Read(),
        [(byte)'P', (byte)'2' or (byte)'3' or (byte)'5' or (byte)'6', ..] => new NetpbmReader(file.Span, name, limit).Read(),
        [0xFF, 0xD8, ..] => throw new DataFormatException(name, "is a JPEG file, which is not read: convert it to PNG, as by 'magick mogrify -format png *.jpg'"),
        _ => throw new DataFormatException(name, "is no image that is read: PNG, PGM and PPM are"),
    };

    /// <summary>Writes a PNG file, or PGM or PPM where the name ends so.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        File.WriteAllBytes(path, Path.GetExtension(path).ToLowerInvariant() is ".pgm" or ".ppm" ? NetpbmWriter.Write(this) : PngWriter.Write(this));
    }

    /// <summary>Refuses an image that is empty or too large, before memory is reserved for it.</summary>
    internal static void CheckSize(string name, long width, long height, int limit)
    {
        if (width < 1 || height < 1) throw new DataFormatException(name, $"the image is {width} × {height}, but has at least one pixel each way");
        if (width > int.MaxValue || height > int.MaxValue || width * height > limit)
            throw new DataFormatException(name, $"the image is {width} × {height}, more than the {limit:N0} pixels that are allowed: raise the limit if it is meant");
    }
}
