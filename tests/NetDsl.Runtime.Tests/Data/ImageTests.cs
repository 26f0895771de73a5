using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using NetDsl.Data;
using NetDsl.Data.Augmentation;
using NetDsl.Data.Images;
using Xunit;

namespace NetDsl.Runtime.Tests.Data;

public sealed class ImageTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("netdsl-image-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(1, "a.png")]
    [InlineData(3, "a.png")]
    [InlineData(1, "a.pgm")]
    [InlineData(3, "a.ppm")]
    public void WhatIsSavedIsReadAgain(int channels, string name)
    {
        var image = Noise(13, 7, channels);
        var path = Path.Combine(folder.FullName, name);
        image.Save(path);
        var read = Image.Read(path);
        Assert.Equal((13, 7, channels), (read.Width, read.Height, read.Channels));
        Assert.True(image.Pixels.SequenceEqual(read.Pixels));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void EveryFilterIsUndone(int filter)
    {
        var image = Noise(9, 6, 3);
        var rows = image.Pixels.ToArray().Chunk(27).ToArray();
        Assert.True(image.Pixels.SequenceEqual(Read(Png(9, 6, 8, 2, Filtered(rows, filter, step: 3))).Pixels));
    }

    [Theory]
    [InlineData(1, new byte[] { 0b1011_0000 }, new byte[] { 255, 0, 255, 255 })]
    [InlineData(2, new byte[] { 0b0001_1011 }, new byte[] { 0, 85, 170, 255 })]
    [InlineData(4, new byte[] { 0x0F, 0x37 }, new byte[] { 0, 255, 51, 119 })]
    [InlineData(16, new byte[] { 1, 2, 0xFF, 0xFF, 3, 4, 0, 0 }, new byte[] { 1, 255, 3, 0 })]
    public void OtherDepthsBecomeEightBits(int depth, byte[] row, byte[] expected) =>
        Assert.Equal(expected, Read(Png(4, 1, depth, 0, [0, .. row])).Pixels.ToArray());

    [Fact]
    public void PalettesBecomeColourAndTransparencyIsLeftOut()
    {
        byte[] palette = [1, 2, 3, 40, 50, 60];
        Assert.Equal([40, 50, 60, 1, 2, 3], Read(Png(2, 1, 4, 3, [0, 0x10], palette)).Pixels.ToArray());
        Assert.Equal([9, 7], Read(Png(2, 1, 8, 4, [0, 9, 255, 7, 0])).Pixels.ToArray());
        Assert.Equal([9, 8, 7], Read(Png(1, 1, 8, 6, [0, 9, 8, 7, 128])).Pixels.ToArray());
        Assert.Contains("colour 2, but the palette has 2", Fails(Png(2, 1, 4, 3, [0, 0x20], palette)), StringComparison.Ordinal);
        Assert.Contains("no PLTE", Fails(Png(2, 1, 4, 3, [0, 0x10])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(11, 9)]
    [InlineData(1, 1)]
    [InlineData(3, 20)]
    public void InterlacedImagesAreRead(int width, int height)
    {
        var image = Noise(width, height, 1);
        (int X, int Y, int Right, int Down)[] passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];
        var data = new List<byte>();
        foreach (var (x0, y0, right, down) in passes)
            for (var y = y0; y < height && x0 < width; y += down)
            {
                data.Add(0);
                for (var x = x0; x < width; x += right) data.Add(image[x, y].Red);
            }

        Assert.True(image.Pixels.SequenceEqual(Read(Png(width, height, 8, 0, [.. data], interlaced: true)).Pixels));
    }

    [Fact]
    public void DamagedAndHostileFilesAreRefusedWithTheReason()
    {
        var good = Png(3, 2, 8, 0, [0, 1, 2, 3, 0, 4, 5, 6]);
        for (var length = 0; length < good.Length; length++) Assert.NotEmpty(Fails(good[..length]));
        for (var i = 8; i < good.Length - 12; i++)
        {
            var bad = good.ToArray();
            bad[i] ^= 0x10;
            Assert.NotEmpty(Fails(bad));
        }

        Assert.Contains("is a JPEG file", Fails([0xFF, 0xD8, 0xFF, 0xE0]), StringComparison.Ordinal);
        Assert.Contains("no image", Fails("GIF89a"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("100000 × 100000, more than the 67,108,864 pixels", Fails(Png(100000, 100000, 8, 0, [0])), StringComparison.Ordinal);
        Assert.Contains("cannot hold an image of 8000 × 8000", Fails(Png(8000, 8000, 8, 2, [0])), StringComparison.Ordinal);
        Assert.Contains("0 × 2", Fails(Png(0, 2, 8, 0, [0])), StringComparison.Ordinal);
        Assert.Contains("row 1 of 2", Fails(Png(3, 2, 8, 0, [0, 1, 2, 3])), StringComparison.Ordinal);
        Assert.Contains("filter 9", Fails(Png(3, 1, 8, 0, [9, 1, 2, 3])), StringComparison.Ordinal);
        Assert.Contains("colour type 2 with 4 bits", Fails(Png(3, 1, 4, 2, [0, 1, 2, 3])), StringComparison.Ordinal);
        Assert.Contains("packing is damaged", Fails(Png(3, 1, 8, 0, null)), StringComparison.Ordinal);
        Assert.Contains("70000 × 70000", Fails(Encoding.ASCII.GetBytes("P5 70000 70000 255\n")), StringComparison.Ordinal);
        Assert.Contains("due", Fails(Encoding.ASCII.GetBytes("P3 2000 2000 255\n1 2 3")), StringComparison.Ordinal);
        Assert.Contains("at least one pixel", Fails(Encoding.ASCII.GetBytes("P5 0 3 255\n")), StringComparison.Ordinal);
    }

    [Fact]
    public void FloatsAreChannelAfterChannel()
    {
        var image = new Image(2, 1);
        ((byte[])[255, 0, 51, 0, 255, 102]).CopyTo(image.Pixels);
        var values = new float[6];
        image.CopyTo(values);
        Assert.Equal([1, 0, 0, 1, 0.2f, 0.4f], values);
        Assert.True(image.Pixels.SequenceEqual(Image.Of(values, new ImageShape(3, 1, 2)).Pixels));
        Assert.Equal([0, 128, 255, 255], Image.Of([-2, 0, 1, float.PositiveInfinity], new ImageShape(1, 2, 2), -1, 1).Pixels.ToArray());
    }

    [Fact]
    public void ColourBecomesGreyByItsLuma()
    {
        var image = new Image(1, 1);
        image[0, 0] = new Rgb(255, 0, 0);
        Assert.Equal(76, image.WithChannels(1).Pixels[0]);
        Assert.Equal([76, 76, 76], image.WithChannels(1).WithChannels(3).Pixels.ToArray());
    }

    // Worked out by hand: 4 to 2 weighs three pixels by 3/7, 3/7 and 1/7.
    [Theory]
    [InlineData(new byte[] { 0, 100 }, 4, new byte[] { 0, 25, 75, 100 })]
    [InlineData(new byte[] { 0, 100, 200, 40 }, 2, new byte[] { 71, 117 })]
    [InlineData(new byte[] { 8, 8, 8, 8, 8 }, 3, new byte[] { 8, 8, 8 })]
    public void ResizingIsBilinearWithoutAliases(byte[] row, int width, byte[] expected)
    {
        var flat = new Image(row.Length, 1, 1);
        row.CopyTo(flat.Pixels);
        Assert.Equal(expected, flat.Resize(width, 1).Pixels.ToArray());
        var upright = new Image(1, row.Length, 1);
        row.CopyTo(upright.Pixels);
        Assert.Equal(expected, upright.Resize(1, width).Pixels.ToArray());
    }

    [Fact]
    public void AFolderOfFoldersIsADataSet()
    {
        foreach (var (name, value) in new[] { ("cats/b.png", 51), ("cats/a.png", 0), ("dogs/1.pgm", 255), ("dogs/notes.txt", 0) })
        {
            var path = Path.Combine(folder.FullName, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var image = new Image(4, 6, 1);
            image.Pixels.Fill((byte)value);
            if (name.EndsWith("txt", StringComparison.Ordinal)) File.WriteAllText(path, "cats are not dogs");
            else image.Save(path);
        }

        var read = ImageFolder.Read(folder.FullName, 3, 2);
        Assert.Equal(["cats", "dogs"], read.Classes);
        Assert.Equal([0, 0, 1], read.Data.Integers("label").ToArray());
        Assert.Equal([3, 2, 3], read.Data.Columns[0].Shape);
        Assert.Equal([.. Enumerable.Repeat(0f, 18), .. Enumerable.Repeat(0.2f, 18), .. Enumerable.Repeat(1f, 18)], read.Data.Floats("image").ToArray());
        Assert.EndsWith("a.png", read.Files[0], StringComparison.Ordinal);
        Assert.Equal([1, 1, 2], ImageFolder.Read(folder.FullName, 3, 2, classes: ["birds", "cats", "dogs"]).Data.Integers("label").ToArray());
        Assert.Contains("'dogs' is none of the classes", Assert.Throws<DataFormatException>(() => ImageFolder.Read(folder.FullName, 3, 2, classes: ["cats"])).Message, StringComparison.Ordinal);

        File.WriteAllBytes(Path.Combine(folder.FullName, "dogs", "2.JPG"), [0xFF, 0xD8, 0xFF]);
        Assert.Contains("2.JPG: is a JPEG", Assert.Throws<DataFormatException>(() => ImageFolder.Read(folder.FullName, 3, 2)).Message, StringComparison.Ordinal);
        Assert.Contains("no sub-folders", Assert.Throws<DataFormatException>(() => ImageFolder.Read(Path.Combine(folder.FullName, "cats"), 3, 2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ChannelsAreNormalisedByTheTrainingImages()
    {
        var random = new RandomSource(2);
        var values = Enumerable.Range(0, 50 * 2 * 12).Select(i => (float)((i / 12 % 2 == 0 ? 3 : -1) + (random.NextNormal() * (i / 12 % 2 == 0 ? 0.5 : 2)))).ToArray();
        var data = DataSet.Of("image", values, 2, 3, 4).With("label", new int[50]);
        var normalization = ChannelNormalization.Fit(data[..40], "image");
        var train = normalization.Apply(data[..40], "image").Floats("image").ToArray();
        for (var channel = 0; channel < 2; channel++)
        {
            var own = train.Where((_, i) => i / 12 % 2 == channel).ToArray();
            Assert.Equal(0, own.Average(), 1e-4);
            Assert.Equal(1, own.Average(v => v * v), 1e-3);
        }

        // By the same numbers, whatever the others' are.
        Assert.Equal((values[^1] - normalization.Means[1]) / normalization.Deviations[1], normalization.Apply(data[40..], "image").Floats("image")[^1]);
        Assert.Equal(1, ChannelNormalization.Fit(DataSet.Of("image", new float[8], 2, 2), "image").Deviations[0]);
        Assert.Throws<ArgumentException>(() => new ChannelNormalization([0], [1]).Apply(data, "image"));
        Assert.Throws<ArgumentException>(() => new ChannelNormalization([0, 1], [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChannelNormalization([0], [0]));
    }

    private static Image Noise(int width, int height, int channels)
    {
        var image = new Image(width, height, channels);
        var random = new RandomSource(5);
        foreach (ref var value in image.Pixels) value = (byte)random.Next(256);
        return image;
    }

    private static Image Read(byte[] file) => Image.Read(file, "test");

    private static string Fails(byte[] file)
    {
        var message = Assert.Throws<DataFormatException>(() => Read(file)).Message;
        Assert.StartsWith("test: ", message, StringComparison.Ordinal);
        return message;
    }

    // Filters as the definition has them: what is stored is the difference to the guess.
    private static byte[] Filtered(byte[][] rows, int filter, int step = 1)
    {
        var data = new List<byte>();
        for (var y = 0; y < rows.Length; y++)
        {
            data.Add((byte)filter);
            for (var x = 0; x < rows[y].Length; x++)
            {
                int a = x >= step ? rows[y][x - step] : 0, b = y > 0 ? rows[y - 1][x] : 0, c = x >= step && y > 0 ? rows[y - 1][x - step] : 0;
                var nearest = new[] { a, b, c }.MinBy(v => Math.Abs(a + b - c - v));
                data.Add((byte)(rows[y][x] - (filter switch { 1 => a, 2 => b, 3 => (a + b) / 2, 4 => nearest, _ => 0 })));
            }
        }

        return [.. data];
    }

    private static byte[] Png(int width, int height, int depth, int colour, byte[]? data, byte[]? palette = null, bool interlaced = false)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Chunk("IHDR", [.. Number(width), .. Number(height), (byte)depth, (byte)colour, 0, 0, (byte)(interlaced ? 1 : 0)]);
        Chunk("tEXt", "left out"u8.ToArray());
        if (palette is not null) Chunk("PLTE", palette);
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest)) deflate.Write(data ?? []);
        var bytes = data is null ? [1, 2, 3, 4, 5, 6] : packed.ToArray();
        // In two chunks, as writers may.
        Chunk("IDAT", bytes[..(bytes.Length / 2)]);
        Chunk("IDAT", bytes[(bytes.Length / 2)..]);
        Chunk("IEND", []);
        return file.ToArray();

        void Chunk(string type, byte[] content)
        {
            byte[] body = [.. Encoding.ASCII.GetBytes(type), .. content];
            file.Write([.. Number(content.Length), .. body, .. Number((int)Crc(body))]);
        }

        static byte[] Number(int value)
        {
            var bytes = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(bytes, value);
            return bytes;
        }

        // Bit by bit, by the definition.
        static uint Crc(byte[] bytes)
        {
            var crc = uint.MaxValue;
            foreach (var value in bytes)
                for (var bit = 0; bit < 8; bit++) crc = (((crc ^ ((uint)value >> bit)) & 1) != 0 ? 0xEDB88320 : 0) ^ (crc >> 1);
            return ~crc;
        }
    }
}
