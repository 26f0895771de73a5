using System;
using System.Buffers.Binary;

namespace NetDsl.Data.Images;

/// <summary>What the first chunk of a PNG file says.</summary>
internal readonly record struct PngHeader(int Width, int Height, int Depth, int Colour, bool Interlaced)
{
    public const int Length = 13;
    public const int Palette = 3;

    /// <summary>Samples of a pixel in the file, transparency included.</summary>
    public int Samples => Colour switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };

    /// <summary>Channels of the image: transparency is left out, a palette is colour.</summary>
    public int Channels => Colour is 0 or 4 ? 1 : 3;

    /// <summary>Bytes that a filter looks back for the pixel before.</summary>
    public int Step => Math.Max(Samples * Depth / 8, 1);

    /// <summary>Bytes of a row, its filter left out.</summary>
    public long Stride(int width) => (((long)width * Samples * Depth) + 7) / 8;

    public static PngHeader Read(ReadOnlySpan<byte> data, string name, int limit)
    {
        if (data.Length != Length) throw new DataFormatException(name, $"the IHDR chunk has {data.Length} bytes, but {Length} are due");
        long width = BinaryPrimitives.ReadUInt32BigEndian(data), height = BinaryPrimitives.ReadUInt32BigEndian(data[4..]);
        Image.CheckSize(name, width, height, limit);
        var (depth, colour) = (data[8], data[9]);
        var known = colour switch
        {
            0 => depth is 1 or 2 or 4 or 8 or 16,
            Palette => depth is 1 or 2 or 4 or 8,
            2 or 4 or 6 => depth is 8 or 16,
            _ => false,
        };
        if (!known) throw new DataFormatException(name, $"the IHDR chunk has colour type {colour} with {depth} bits, which PNG does not know");
        if (data[10] != 0 || data[11] != 0 || data[12] > 1)
            throw new DataFormatException(name, $"the IHDR chunk has compression {data[10]}, filter {data[11]} and interlace {data[12]}, but PNG knows 0, 0 and 0 or 1");
        return new PngHeader((int)width, (int)height, depth, colour, data[12] == 1);
    }
}
