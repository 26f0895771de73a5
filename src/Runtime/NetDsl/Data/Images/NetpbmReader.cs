using System;
using System.Globalization;
using System.Text;

namespace NetDsl.Data.Images;

/// <summary>Reads the portable gray and pixel maps of Netpbm: P2 and P3 in text, P5 and P6 in bytes, of two where the largest value is above 255.</summary>
internal ref struct NetpbmReader(ReadOnlySpan<byte> file, string name, int limit)
{
    private readonly ReadOnlySpan<byte> file = file;
    private int position = 2;

    public Image Read()
    {
        var kind = file[1];
        var (width, height, largest) = (Number(), Number(), Number());
        Image.CheckSize(name, width, height, limit);
        if (largest is < 1 or > 65535) throw new DataFormatException(name, $"the largest value is {largest}, but must be 1 to 65535");
        var channels = kind is (byte)'3' or (byte)'6' ? 3 : 1;
        var text = kind is (byte)'2' or (byte)'3';
        var size = largest > 255 ? 2 : 1;
        // One byte of white space ends the header; a value as text takes two at least, but for the last.
        var due = (long)width * height * channels * (text ? 2 : size) - (text ? 1 : 0);
        var left = file.Length - position - 1;
        if (left < due) throw new DataFormatException(name, $"{Math.Max(left, 0)} bytes of pixels, but {due} are due");
        var image = new Image(width, height, channels);
        if (!text) position++;
        for (var i = 0; i < image.Pixels.Length; i++)
        {
            var value = text ? Number() : size == 1 ? file[position++] : (file[position++] << 8) | file[position++];
            image.Pixels[i] = (byte)(((Math.Min(value, largest) * 510L) + largest) / (2 * largest));
        }

        return image;
    }

    private int Number()
    {
        while (position < file.Length && (char.IsWhiteSpace((char)file[position]) || file[position] == (byte)'#'))
        {
            // A comment runs to the end of its line.
            if (file[position] == (byte)'#') while (position < file.Length && file[position] != (byte)'\n') position++;
            else position++;
        }

        var first = position;
        while (position < file.Length && file[position] is >= (byte)'0' and <= (byte)'9') position++;
        return int.TryParse(Encoding.ASCII.GetString(file[first..position]), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new DataFormatException(name, $"a number is due at offset {first}");
    }
}
