using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.Text;

namespace NetDsl.Data.Images;

/// <summary>Reads PNG files (ISO/IEC 15948): all colour types and depths, interlaced ones too. Lengths and checksums are checked before they are used.</summary>
internal sealed class PngReader(ReadOnlyMemory<byte> file, string name, int limit)
{
    // A byte of packed data unpacks to at most 1032.
    private const long LargestRatio = 1032;

    private readonly MemoryStream packed = new();
    private PngHeader? header;
    private ReadOnlyMemory<byte> palette;

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public Image Read()
    {
        if (!file.Span.StartsWith(Signature)) throw Problem("the PNG signature at offset 0 is damaged");
        var position = Signature.Length;
        while (Chunk(ref position))
        {
        }

        var head = header!.Value;
        if (head.Colour == PngHeader.Palette && palette.IsEmpty) throw Problem("the image has a palette, but there is no PLTE chunk");
        if (packed.Length == 0) throw Problem("there is no IDAT chunk");
        // Refused before memory is reserved: a file of some bytes cannot hold this image.
        if (head.Stride(head.Width) * head.Height > packed.Length * LargestRatio) throw Problem($"{packed.Length} packed bytes cannot hold an image of {head.Width} × {head.Height}");
        try
        {
            packed.Position = 0;
            using var data = new ZLibStream(packed, CompressionMode.Decompress);
            return new PngPixels(head, palette, name).Read(data);
        }
        catch (InvalidDataException problem)
        {
            throw new DataFormatException(name, $"the pixels' packing is damaged: {problem.Message}", problem);
        }
    }

    private bool Chunk(ref int position)
    {
        var rest = file.Span[position..];
        if (rest.Length < 12) throw Problem($"the file ends at offset {file.Length}, before its IEND chunk");
        var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
        if (length > rest.Length - 12) throw Problem($"the chunk at offset {position} has {length} bytes, but the file has {rest.Length - 12} for it");
        var size = (int)length;
        var type = Encoding.Latin1.GetString(rest.Slice(4, 4));
        if (Crc32.Of(rest.Slice(4, size + 4)) != BinaryPrimitives.ReadUInt32BigEndian(rest[(size + 8)..])) throw Problem($"the checksum of chunk '{type}' at offset {position} is wrong");
        var data = file.Slice(position + 8, size);
        if (header is null && type != "IHDR") throw Problem($"the first chunk is '{type}', not IHDR");
        position += size + 12;
        switch (type)
        {
            case "IHDR" when header is null:
                header = PngHeader.Read(data.Span, name, limit);
                return true;
            case "PLTE" when size is > 0 and <= 768 && size % 3 == 0:
                palette = data;
                return true;
            case "IDAT":
                packed.Write(data.Span);
                return true;
            case "IEND":
                return false;
            default:
                // A lower-case letter first marks what can be left out.
                return (type[0] & 0x20) != 0 ? true : throw Problem($"chunk '{type}' of {size} bytes at offset {position - size - 12} cannot be read");
        }
    }

    private DataFormatException Problem(string text) => new(name, text);
}
