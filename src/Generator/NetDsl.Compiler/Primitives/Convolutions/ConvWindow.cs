using System;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>How a kernel slides over an image [height, width, channels]: cross-correlation with zeros around the image.</summary>
public sealed record ConvWindow(int KernelHeight, int KernelWidth)
{
    public int StrideY { get; init; } = 1;

    public int StrideX { get; init; } = 1;

    public int Top { get; init; }

    public int Bottom { get; init; }

    public int Left { get; init; }

    public int Right { get; init; }

    public int DilationY { get; init; } = 1;

    public int DilationX { get; init; } = 1;

    public int Groups { get; init; } = 1;

    public int Taps => KernelHeight * KernelWidth;

    /// <summary>True where each pixel of the result is made of one pixel of the image, and all pixels are read: a product of matrices.</summary>
    public bool IsPointwise => Taps == 1 && StrideY == 1 && StrideX == 1 && Top + Bottom + Left + Right == 0 && Groups == 1;

    /// <summary>
    /// Whether a convolution, and both of its gradients, take Winograd's minimal filtering: its tiles of 4×4 results then save more multiplications than what they compute
    /// beside a small image costs.
    /// </summary>
    public bool IsWinograd(Shape image, int channels)
    {
        if (this is not { KernelHeight: 3, KernelWidth: 3, StrideY: 1, StrideX: 1, DilationY: 1, DilationX: 1, Groups: 1, Top: <= 2, Bottom: <= 2, Left: <= 2, Right: <= 2 }) return false;
        if (image[2] % ConvWeight.PanelWidth != 0 || channels % ConvWeight.PanelWidth != 0) return false;
        return Saves(image[0], image[1]) && Saves(ResultHeight(image[0]), ResultWidth(image[1]));
        static bool Saves(int height, int width) => (height + 3) / 4 * ((width + 3) / 4) * 36 * 2 <= height * width * 9;
    }

    /// <summary>True where no row of a result is made of the zeros around the image alone.</summary>
    public bool EveryRowMeetsTheImage => System.Math.Max(Top, Bottom) <= (KernelHeight - 1) * DilationY;

    /// <summary>Rows of the result of an image's; 0 or less where nothing is left.</summary>
    public int ResultHeight(int height) => Places(height + Top + Bottom, KernelHeight, DilationY, StrideY);

    public int ResultWidth(int width) => Places(width + Left + Right, KernelWidth, DilationX, StrideX);

    /// <summary>[height, width, channels] of the result of an image.</summary>
    public Shape Result(Shape image, int channels) => new(ResultHeight(image[0]), ResultWidth(image[1]), channels);

    public override string ToString()
    {
        var text = $"{KernelHeight}×{KernelWidth}";
        if (StrideY * StrideX > 1) text += StrideY == StrideX ? $", stride {StrideY}" : $", stride {StrideY}×{StrideX}";
        if (Top + Bottom + Left + Right > 0) text += Top == Bottom && Left == Right && Top == Left ? $", padding {Top}" : $", padding {Top} {Bottom} {Left} {Right}";
        if (DilationY * DilationX > 1) text += DilationY == DilationX ? $", dilation {DilationY}" : $", dilation {DilationY}×{DilationX}";
        return Groups > 1 ? $"{text}, {Groups} groups" : text;
    }

    /// <summary>The run time's description, as C#.</summary>
    internal string Code(Shape image, int channels)
    {
        var settings = new[] { ("StrideY", StrideY, 1), ("StrideX", StrideX, 1), ("Top", Top, 0), ("Left", Left, 0), ("DilationY", DilationY, 1), ("DilationX", DilationX, 1), ("Groups", Groups, 1) }
            .Where(setting => setting.Item2 != setting.Item3).Select(setting => $"{setting.Item1} = {setting.Item2}").ToList();
        if (IsWinograd(image, channels)) settings.Add("Winograd = true");
        var sizes = $"new({image[0]}, {image[1]}, {image[2]}, {ResultHeight(image[0])}, {ResultWidth(image[1])}, {channels}, {KernelHeight}, {KernelWidth})";
        return settings.Count == 0 ? sizes : $"{sizes} {{ {string.Join(", ", settings)} }}";
    }

    /// <summary>
    /// Visits every product of a pixel and a weight as the user knows it, with the places of the image's value, the weight and the result in their arrays. The convolution and
    /// both of its gradients are sums over the same products.
    /// </summary>
    internal void ForEach(int samples, Shape image, int results, Action<int, int, int> visit)
    {
        int height = image[0], width = image[1], channels = image[2], high = ResultHeight(height), wide = ResultWidth(width), outs = results / Groups, ins = channels / Groups;
        for (var at = 0; at < samples * high * wide; at++)
        {
            int sample = at / (high * wide), oy = at / wide % high, ox = at % wide;
            for (var tap = 0; tap < Taps; tap++)
            {
                int iy = (oy * StrideY) - Top + (tap / KernelWidth * DilationY), ix = (ox * StrideX) - Left + (tap % KernelWidth * DilationX);
                if (iy < 0 || iy >= height || ix < 0 || ix >= width) continue;
                var pixel = ((((sample * height) + iy) * width) + ix) * channels;
                for (var o = 0; o < results; o++)
                    for (var i = 0; i < ins; i++) visit(pixel + (o / outs * ins) + i, (((o * ins) + i) * Taps) + tap, (at * results) + o);
            }
        }
    }

    private static int Places(int size, int kernel, int dilation, int stride)
    {
        var free = size - (dilation * (kernel - 1)) - 1;
        return free < 0 ? 0 : (free / stride) + 1;
    }
}
