using System;
using NetDsl.Data.Images;
using NetDsl.Plots;
using Xunit;

namespace NetDsl.Runtime.Tests.Plots;

public sealed class ImageGridTests
{
    [Fact]
    public void ImagesStandSideBySideOnWhite()
    {
        var picture = new ImageGrid(1, 2) { Columns = 2, Gap = 1, Scale = 2 }.Draw([0, 1, 1, 0, 0.2f, 0.2f]);
        Assert.Equal((9, 5, 1), (picture.Width, picture.Height, picture.Channels));
        Assert.Equal([0, 0, 255, 255, 255, 255, 255, 0, 0], picture.Pixels[..9].ToArray());
        Assert.Equal([51, 51, 51, 51, 255, 255, 255, 255, 255], picture.Pixels[^9..].ToArray());
    }

    [Fact]
    public void SignedValuesAreBlueWhiteAndVermilion()
    {
        var picture = new ImageGrid(1, 3) { Colours = GridColours.Signed }.Draw([-2, 0, 1]);
        Assert.Equal(new Rgb(0, 114, 178), picture[0, 0]);
        Assert.Equal(new Rgb(247, 247, 247), picture[1, 0]);
        Assert.Equal(Mix(), picture[2, 0]);
        Assert.Equal(picture[1, 0], new ImageGrid(1, 1) { Colours = GridColours.Signed }.Draw([0])[0, 0]);

        static Rgb Mix() => new((byte)((247 + 213 + 1) / 2), (byte)Math.Round((247 + 94) / 2.0), (byte)Math.Round(247 / 2.0));
    }

    [Fact]
    public void EachImageMayHaveItsOwnEnds()
    {
        float[] values = [0, 1, 0, 100];
        Assert.Equal([0, 3, 0, 255], Row(new ImageGrid(1, 2) { Columns = 2, Gap = 0 }.Draw(values)));
        Assert.Equal([0, 255, 0, 255], Row(new ImageGrid(1, 2) { Columns = 2, Gap = 0, EachByItself = true }.Draw(values)));
        Assert.Equal([0, 26, 0, 255], Row(new ImageGrid(1, 2) { Columns = 2, Gap = 0, Range = (0, 10) }.Draw(values)));

        static byte[] Row(Image image) => image.Pixels.ToArray();
    }

    [Fact]
    public void ColourImagesKeepTheirColours() =>
        Assert.Equal(new Rgb(255, 0, 51), new ImageGrid(1, 1) { Colours = GridColours.Colour }.Draw([1, 0, 0.2f])[0, 0]);

    [Fact]
    public void WhatIsNoWholeImageIsRefused()
    {
        Assert.Contains("5 values", Assert.Throws<ArgumentException>(() => new ImageGrid(2, 2).Draw(new float[5])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new ImageGrid(2, 2).Draw([]));
    }

    [Fact]
    public void DrawingStaysInsideTheImage()
    {
        var image = new Image(4, 3);
        var red = new Rgb(255, 0, 0);
        image.Outline(-1, -1, 4, 3, red);
        Assert.Equal(red, image[2, 0]);
        Assert.Equal(red, image[0, 1]);
        Assert.Equal(default, image[0, 0]);
        Assert.Equal(default, image[9, 9]);
        var two = Image.Stack(1, image, new Image(2, 2, 1));
        Assert.Equal((4, 6), (two.Width, two.Height));
        Assert.Equal(new Rgb(255, 255, 255), two[3, 5]);
        Assert.Equal(red, two[2, 0]);
    }
}
