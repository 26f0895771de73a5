using System;
using System.Linq;

namespace NetDsl.Data.Images;

public sealed partial class Image
{
    /// <summary>The colour of a pixel; places outside the image are black, and setting them does nothing.</summary>
    public Rgb this[int x, int y]
    {
        get => !Inside(x, y) ? default : Channels == 1 ? new Rgb(pixels[At(x, y)], pixels[At(x, y)], pixels[At(x, y)]) : new Rgb(pixels[At(x, y)], pixels[At(x, y) + 1], pixels[At(x, y) + 2]);
        set
        {
            if (!Inside(x, y)) return;
            if (Channels == 1) pixels[At(x, y)] = value.Grey;
            else (pixels[At(x, y)], pixels[At(x, y) + 1], pixels[At(x, y) + 2]) = (value.Red, value.Green, value.Blue);
        }
    }

    /// <summary>Paints a rectangle; parts outside the image are left out.</summary>
    public void Fill(int left, int top, int width, int height, Rgb colour)
    {
        for (var y = Math.Max(top, 0); y < Math.Min((long)top + height, Height); y++)
            for (var x = Math.Max(left, 0); x < Math.Min((long)left + width, Width); x++) this[x, y] = colour;
    }

    /// <summary>Draws the edge of a rectangle, one pixel wide and inside it; parts outside the image are left out.</summary>
    public void Outline(int left, int top, int width, int height, Rgb colour)
    {
        Fill(left, top, width, 1, colour);
        Fill(left, top + height - 1, width, 1, colour);
        Fill(left, top, 1, height, colour);
        Fill(left + width - 1, top, 1, height, colour);
    }

    /// <summary>Copies another image into this one; parts outside are left out.</summary>
    /// <param name="other">Grey or colour, whatever this one is.</param>
    /// <param name="left">Where its left column comes.</param>
    /// <param name="top">Where its upper row comes.</param>
    public void Paste(Image other, int left, int top)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (var y = 0; y < other.Height; y++)
            for (var x = 0; x < other.Width; x++) this[left + x, top + y] = other[x, y];
    }

    /// <summary>Makes every pixel a square.</summary>
    /// <param name="factor">Its side.</param>
    public Image Enlarge(int factor)
    {
        Hyperparameter.AtLeast(factor, 1);
        var result = new Image(checked(Width * factor), checked(Height * factor), Channels);
        for (var y = 0; y < result.Height; y++)
            for (var x = 0; x < result.Width; x++) result[x, y] = this[x / factor, y / factor];
        return result;
    }

    /// <summary>Colour images one below the other, on white.</summary>
    /// <param name="gap">Rows between them.</param>
    /// <param name="images">At least one.</param>
    public static Image Stack(int gap, params ReadOnlySpan<Image> images)
    {
        var list = images.ToArray();
        var result = new Image(list.Max(i => i.Width), list.Sum(i => i.Height) + (gap * (list.Length - 1)));
        result.pixels.AsSpan().Fill(255);
        var top = 0;
        foreach (var image in list)
        {
            result.Paste(image, 0, top);
            top += image.Height + gap;
        }

        return result;
    }

    private bool Inside(int x, int y) => (uint)x < (uint)Width && (uint)y < (uint)Height;

    private int At(int x, int y) => ((y * Width) + x) * Channels;
}
