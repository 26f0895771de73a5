using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace NetDsl.Data;

/// <summary>
/// The IDX format of MNIST and its kin (LeCun, Cortes, Burges): two zero bytes, the type (8: unsigned bytes), the number of
/// dimensions, each dimension as a big-endian int32, and then the values, row-major.
/// </summary>
public static class Idx
{
    private const int UnsignedByte = 0x08;

    /// <summary>Reads a file of unsigned bytes, plain or packed by gzip.</summary>
    /// <exception cref="DataFormatException">Wrong magic number, truncated, or with bytes left over.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IdxArray Read(string path)
    {
        using var stream = DataFile.Open(path);
        return Read(stream, path);
    }

    /// <summary>Reads unpacked bytes from a stream to its end.</summary>
    /// <param name="stream">Positioned at the first byte of the header.</param>
    /// <param name="name">What error messages call it.</param>
    /// <exception cref="DataFormatException">Wrong magic number, truncated, or with bytes left over.</exception>
    public static IdxArray Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            return ReadAll(stream, name);
        }
        catch (InvalidDataException problem)
        {
            throw new DataFormatException(name, $"the gzip packing is damaged: {problem.Message}", problem);
        }
    }

    private static IdxArray ReadAll(Stream stream, string name)
    {
        Span<byte> magic = stackalloc byte[4];
        Fill(stream, magic, 0, name, "the magic number");
        if (magic[0] != 0 || magic[1] != 0)
            throw new DataFormatException(name, $"the magic number at offset 0 is 0x{BinaryPrimitives.ReadUInt32BigEndian(magic):X8}, but an IDX file begins with 0x0000: is this another kind of file?");
        if (magic[2] != UnsignedByte)
            throw new DataFormatException(name, $"the type at offset 2 is 0x{magic[2]:X2}, but only unsigned bytes (0x08) are read");
        if (magic[3] == 0)
            throw new DataFormatException(name, "the number of dimensions at offset 3 is 0, but there is at least one");

        var shape = new int[magic[3]];
        long size = 1;
        Span<byte> number = stackalloc byte[4];
        for (var i = 0; i < shape.Length; i++)
        {
            var offset = 4 + (4 * i);
            Fill(stream, number, offset, name, string.Create(CultureInfo.InvariantCulture, $"dimension {i}"));
            shape[i] = BinaryPrimitives.ReadInt32BigEndian(number);
            if (shape[i] < 0) throw new DataFormatException(name, $"dimension {i} at offset {offset} is {shape[i]}, but it cannot be negative");
            size *= shape[i];
            if (size > Array.MaxLength) throw new DataFormatException(name, $"dimensions up to {i} (offset {offset}) make {size} values, more than {Array.MaxLength}");
        }

        var start = 4 + (4 * shape.Length);
        var values = ReadValues(stream, (int)size, start, name, shape);
        if (stream.ReadByte() >= 0)
            throw new DataFormatException(name, $"bytes are left over at offset {start + size}: the header announces {Text(shape)} = {size} values");
        return new IdxArray(shape, values);
    }

    // Reads in steps, so that a damaged header that announces gigabytes fails by the file's end and not by memory.
    private static byte[] ReadValues(Stream stream, int size, int start, string name, int[] shape)
    {
        var values = new byte[Math.Min(size, 1 << 20)];
        for (var filled = 0; ;)
        {
            var read = stream.ReadAtLeast(values.AsSpan(filled), values.Length - filled, throwOnEndOfStream: false);
            filled += read;
            if (filled < values.Length)
                throw new DataFormatException(name, $"truncated at offset {start + filled}: {filled} of {size} values, where the header announces {Text(shape)}");
            if (filled == size) return values;
            Array.Resize(ref values, (int)Math.Min(size, values.Length * 4L));
        }
    }

    private static void Fill(Stream stream, Span<byte> bytes, int offset, string name, string what)
    {
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (read < bytes.Length)
            throw new DataFormatException(name, $"truncated at offset {offset + read}: {what} needs {bytes.Length} bytes from offset {offset}");
    }

    private static string Text(int[] shape) => string.Join(" × ", shape.Select(d => d.ToString(CultureInfo.InvariantCulture)));
}

/// <summary>What an IDX file holds.</summary>
/// <param name="Shape">All dimensions; the first one counts the samples.</param>
/// <param name="Values">Unsigned bytes, row-major.</param>
public sealed record IdxArray(IReadOnlyList<int> Shape, byte[] Values)
{
    /// <summary>The bytes as floats, 0 … 255 or scaled to 0 … 1.</summary>
    public float[] ToFloats(bool scaled = true)
    {
        var floats = new float[Values.Length];
        for (var i = 0; i < floats.Length; i++) floats[i] = Values[i];
        if (scaled)
            for (var i = 0; i < floats.Length; i++) floats[i] /= 255f;
        return floats;
    }

    /// <summary>The bytes as integers, for labels.</summary>
    public int[] ToIntegers()
    {
        var integers = new int[Values.Length];
        for (var i = 0; i < integers.Length; i++) integers[i] = Values[i];
        return integers;
    }
}
