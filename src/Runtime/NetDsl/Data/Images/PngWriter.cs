using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.Text;

namespace NetDsl.Data.Images;

/// <summary>Writes PNG files of 8 bits, grey or colour, without filters.</summary>
internal static class PngWriter
{
    public static byte[] Write(Image image)
    {
        using var file = new MemoryStream();
        file.Write(PngReader.Signature);
        Span<byte> header = stackalloc byte[13];
        header.Clear();
        BinaryPrimitives.WriteInt32BigEndian(header, image.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], image.Height);
        header[8] = 8;
        header[9] = (byte)(image.Channels == 1 ? 0 : 2);
        Chunk(file, "IHDR", header);
        Chunk(file, "IDAT", Pack(image));
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte[] Pack(Image image)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.SmallestSize))
        {
            var stride = image.Width * image.Channels;
            for (var row = 0; row < image.Height; row++)
            {
                deflate.WriteByte(0);
                deflate.Write(image.Pixels.Slice(row * stride, stride));
            }
        }

        return packed.ToArray();
    }

    private static void Chunk(Stream file, string type, ReadOnlySpan<byte> data)
    {
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        data.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), Crc32.Of(chunk.AsSpan(4, data.Length + 4)));
        file.Write(chunk);
    }
}
