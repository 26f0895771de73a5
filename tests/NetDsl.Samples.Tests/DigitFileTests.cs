using System;
using System.IO;
using System.Linq;
using System.Text;
using NetDsl.Data;
using Samples.Handwriting;
using Xunit;

namespace Samples.Tests;

public sealed class DigitFileTests : IDisposable
{
    private static readonly byte[] Image = [.. Enumerable.Range(0, 784).Select(i => (byte)(i * 7))];
    private static readonly float[] Pixels = Array.ConvertAll(Image, b => b / 255f);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("netdsl-digit-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void AllFormatsGiveTheSamePixels()
    {
        Equal(Write([.. Bytes("P5\n# a comment\n28 28\n255\n"), .. Image]));
        Equal(Write(Bytes("P2 28 28 255\n" + string.Join(' ', Image))));
        Equal(Write([.. Bytes("P5 28 28 65535\n"), .. Image.SelectMany(b => new[] { b, b })]));
        Equal(Write(Bytes(string.Join(",\n", Image))));
        var png = new NetDsl.Data.Images.Image(28, 28, channels: 1);
        Image.CopyTo(png.Pixels);
        var path = Path.Combine(folder.FullName, "digit.png");
        png.Save(path);
        Equal(path);
        Equal(Write([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 28, 0, 0, 0, 28, .. new byte[784], .. Image]), index: 1);
    }

    [Fact]
    public void InkMayBeDark()
    {
        var read = DigitFile.Read(Write([.. Bytes("P5 28 28 255\n"), .. Image]), invert: true);
        Assert.Equal(Pixels.Select(p => 1 - p), read);
    }

    [Theory]
    [InlineData("P2 1 1 255\n7", "1 × 1")]
    [InlineData("P5 30 28 255\n", "840 are due")]
    [InlineData("P5 28 28 255\nabc", "3 bytes of pixels, but 784")]
    [InlineData("P2 1 1 255\nx", "offset 11")]
    [InlineData("P2 28 28 0\n", "largest value is 0")]
    [InlineData("1 2 3", "3 numbers")]
    [InlineData("", "0 numbers")]
    public void WhatIsWrongIsSaid(string file, string complaint) =>
        Assert.Contains(complaint, Assert.ThrowsAny<FormatException>(() => DigitFile.Read(Write(Bytes(file)))).Message, StringComparison.Ordinal);

    [Fact]
    public void NumbersOutsideTheRangeOfPixelsAreRefused()
    {
        var numbers = Image.Select(b => b.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        numbers[9] = "256";
        Assert.Contains("number 10 is '256'", Assert.Throws<DataFormatException>(() => DigitFile.Read(Write(Bytes(string.Join(' ', numbers))))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnImageThatAnIdxFileDoesNotHoldIsRefused()
    {
        var file = Write([0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 28, 0, 0, 0, 28, .. Image]);
        Assert.Contains("holds images 0 to 0", Assert.Throws<SampleException>(() => DigitFile.Read(file, index: 1)).Message, StringComparison.Ordinal);
    }

    private static void Equal(string file, int index = 0)
    {
        var read = DigitFile.Read(file, index);
        Assert.Equal(784, read.Length);
        for (var i = 0; i < read.Length; i++) Assert.Equal(Pixels[i], read[i], 6);
    }

    private static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);

    private string Write(byte[] bytes)
    {
        var path = Path.Combine(folder.FullName, Path.GetRandomFileName());
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
