using System;
using System.IO;

namespace NetDsl.Data.Images;

/// <summary>Undoes the filters of PNG row by row, and brings samples to 8 bits.</summary>
internal sealed class PngPixels(PngHeader header, ReadOnlyMemory<byte> palette, string name)
{
    // Adam7: first column and row of each pass, and the steps between its columns and rows.
    private static readonly (int X, int Y, int Right, int Down)[] Passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    private readonly Image image = new(header.Width, header.Height, header.Channels);

    public Image Read(Stream data)
    {
        if (!header.Interlaced) Pass(data, (0, 0, 1, 1));
        else foreach (var pass in Passes) Pass(data, pass);
        return image;
    }

    private void Pass(Stream data, (int X, int Y, int Right, int Down) pass)
    {
        var width = (header.Width - pass.X + pass.Right - 1) / pass.Right;
        if (width <= 0) return;
        var stride = (int)header.Stride(width);
        var (row, above) = (new byte[stride + 1], new byte[stride + 1]);
        for (var y = pass.Y; y < header.Height; y += pass.Down)
        {
            if (data.ReadAtLeast(row, row.Length, throwOnEndOfStream: false) < row.Length) throw new DataFormatException(name, $"the pixels end in row {y} of {header.Height}");
            Unfilter(row[0], row.AsSpan(1), above.AsSpan(1), y);
            for (var i = 0; i < width; i++) Pixel(row.AsSpan(1), i, pass.X + (i * pass.Right), y);
            (row, above) = (above, row);
        }
    }

    private void Unfilter(int filter, Span<byte> row, ReadOnlySpan<byte> above, int y)
    {
        if (filter > 4) throw new DataFormatException(name, $"row {y} has filter {filter}, but PNG knows 0 to 4");
        for (var i = 0; i < row.Length; i++)
        {
            int left = i >= header.Step ? row[i - header.Step] : 0, corner = i >= header.Step ? above[i - header.Step] : 0;
            row[i] += (byte)(filter switch
            {
                1 => left,
                2 => above[i],
                3 => (left + above[i]) / 2,
                4 => Paeth(left, above[i], corner),
                _ => 0,
            });
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        var (a, b, c) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }

    private void Pixel(ReadOnlySpan<byte> row, int index, int x, int y)
    {
        var to = image.Pixels.Slice(((y * header.Width) + x) * header.Channels, header.Channels);
        if (header.Colour == PngHeader.Palette)
        {
            var entry = 3 * Sample(row, index);
            if (entry >= palette.Length) throw new DataFormatException(name, $"pixel ({x}, {y}) has colour {entry / 3}, but the palette has {palette.Length / 3}");
            palette.Span.Slice(entry, 3).CopyTo(to);
            return;
        }

        for (var c = 0; c < to.Length; c++)
        {
            var sample = Sample(row, (index * header.Samples) + c);
            to[c] = (byte)(header.Depth < 8 ? sample * 255 / ((1 << header.Depth) - 1) : sample);
        }
    }

    // Of 16 bits the upper 8.
    private int Sample(ReadOnlySpan<byte> row, int index) => header.Depth switch
    {
        8 => row[index],
        16 => row[2 * index],
        var depth => (row[index * depth / 8] >> (8 - depth - (index * depth % 8))) & ((1 << depth) - 1),
    };
}
