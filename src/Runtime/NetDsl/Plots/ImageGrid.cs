using System;
using System.Numerics.Tensors;
using NetDsl.Data.Augmentation;
using NetDsl.Data.Images;

namespace NetDsl.Plots;

/// <summary>How values become colours.</summary>
public enum GridColours
{
    /// <summary>Black for the smallest value, white for the largest.</summary>
    Grey,

    /// <summary>Blue for negative values, white for 0, vermilion for positive ones: filters, gradients.</summary>
    Signed,

    /// <summary>Three values are red, green and blue: images as they are.</summary>
    Colour,
}

/// <summary>
/// A look inside a network as one picture: images, filters, feature maps or gradients side by side. Save it as PNG by <see cref="Image.Save"/>.
/// </summary>
/// <example><code>
/// new ImageGrid(5, 5) { Colours = GridColours.Signed, Scale = 8 }.Draw(network.Parameter("conv1.weight")).Save("filters.png");
/// new ImageGrid(28, 28) { Columns = 10 }.Draw(test.Floats("image")[..(50 * 784)]).Save("digits.png");
/// </code></example>
/// <param name="height">Rows of one image.</param>
/// <param name="width">Columns of one image.</param>
public sealed class ImageGrid(int height, int width)
{
    private static readonly Rgb Ground = new(255, 255, 255);

    /// <summary>Images in a row; 0 for about as many as rows.</summary>
    public int Columns { get; init; }

    /// <summary>Side of the square that a value becomes.</summary>
    public int Scale { get; init; } = 1;

    /// <summary>White pixels between images.</summary>
    public int Gap { get; init; } = 2;

    /// <summary>How values become colours.</summary>
    public GridColours Colours { get; init; }

    /// <summary>The values of the two ends of the colours; null for those that occur (<see cref="GridColours.Signed"/>: the largest size, to both sides).</summary>
    public (float Low, float High)? Range { get; init; }

    /// <summary>True to look for the ends in each image by itself, so that a faint one shows too; false for the same colours in all.</summary>
    public bool EachByItself { get; init; }

    /// <summary>Draws images that lie one after the other, each row-major: a batch, feature maps of a sample, filters of a layer.</summary>
    /// <param name="values">Whole images of height × width values; three times as many each where they are of <see cref="GridColours.Colour"/>.</param>
    /// <exception cref="ArgumentException">They are no whole images, or none.</exception>
    public Image Draw(ReadOnlySpan<float> values)
    {
        Hyperparameter.AtLeast(Columns, 0, nameof(Columns));
        Hyperparameter.AtLeast(Gap, 0, nameof(Gap));
        var shape = new ImageShape(Colours == GridColours.Colour ? 3 : 1, Hyperparameter.AtLeast(height, 1), Hyperparameter.AtLeast(width, 1));
        if (values.IsEmpty || values.Length % shape.Size != 0)
            throw new ArgumentException($"{values.Length} values are no whole images of {shape.Channels} × {height} × {width} = {shape.Size}", nameof(values));
        var count = values.Length / shape.Size;
        var across = Columns > 0 ? Math.Min(Columns, count) : (int)Math.Ceiling(Math.Sqrt(count));
        var down = (count + across - 1) / across;
        var picture = new Image(checked((across * ((width * Scale) + Gap)) - Gap), checked((down * ((height * Scale) + Gap)) - Gap), Colours == GridColours.Grey ? 1 : 3);
        picture.Fill(0, 0, picture.Width, picture.Height, Ground);
        var all = Ends(values);
        for (var i = 0; i < count; i++)
        {
            var one = values.Slice(i * shape.Size, shape.Size);
            picture.Paste(One(one, shape, EachByItself ? Ends(one) : all).Enlarge(Scale), i % across * ((width * Scale) + Gap), i / across * ((height * Scale) + Gap));
        }

        return picture;
    }

    private Image One(ReadOnlySpan<float> values, ImageShape shape, (float Low, float High) ends)
    {
        if (Colours != GridColours.Signed) return Image.Of(values, shape, ends.Low, ends.High);
        var image = new Image(width, height);
        for (var i = 0; i < values.Length; i++)
            image[i % width, i / width] = Palette.HeatColour(ends.High > ends.Low ? (values[i] - ends.Low) / ((double)ends.High - ends.Low) : 0.5);
        return image;
    }

    private (float Low, float High) Ends(ReadOnlySpan<float> values)
    {
        if (Range is { } range) return range;
        if (Colours != GridColours.Signed) return (TensorPrimitives.Min(values), TensorPrimitives.Max(values));
        var largest = Math.Abs(TensorPrimitives.MaxMagnitude(values));
        return (-largest, largest);
    }
}
