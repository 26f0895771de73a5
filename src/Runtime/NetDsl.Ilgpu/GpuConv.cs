using ILGPU;

namespace NetDsl.Ilgpu;

/// <summary>What threads of a GPU read of images [height, width, channels] in a convolution; the sizes are constants that the kernel's compiler folds.</summary>
public static class GpuConv
{
    /// <summary>The value that a pixel of the result reads by a term of its sum, 0 beside the image.</summary>
    /// <param name="x">All images.</param>
    /// <param name="row">The pixel of the result, counted over all samples.</param>
    /// <param name="term">A tap of the kernel and, within it, a channel of the group.</param>
    /// <param name="group">The group of channels.</param>
    /// <param name="height">Of the image.</param>
    /// <param name="width">Of the image.</param>
    /// <param name="channels">Of the image.</param>
    /// <param name="high">Height of the result.</param>
    /// <param name="wide">Width of the result.</param>
    /// <param name="results">Channels of the result.</param>
    /// <param name="kernelHeight">Rows of the kernel.</param>
    /// <param name="kernelWidth">Pixels of a row of the kernel.</param>
    /// <param name="strideY">From one place of the kernel to the next.</param>
    /// <param name="strideX">From one place of the kernel to the next.</param>
    /// <param name="top">Zeros above the image.</param>
    /// <param name="left">Zeros before its rows.</param>
    /// <param name="dilationY">From one row of the kernel to the next.</param>
    /// <param name="dilationX">From one pixel of the kernel to the next.</param>
    /// <param name="depth">Channels of a group.</param>
    public static float Forward(
        ArrayView<float> x, int row, int term, int group, int height, int width, int channels, int high, int wide, int results, int kernelHeight, int kernelWidth,
        int strideY, int strideX, int top, int left, int dilationY, int dilationX, int depth)
    {
        var tap = term / depth;
        var y = row / wide % high * strideY - top + tap / kernelWidth * dilationY;
        var pixel = row % wide * strideX - left + tap % kernelWidth * dilationX;
        if (y < 0 || y >= height || pixel < 0 || pixel >= width) return 0f;
        return x[((row / (high * wide) * height + y) * width + pixel) * channels + group * depth + term % depth];
    }

    /// <summary>The gradient that a pixel of the image receives by a term of its sum, 0 where no result reads the pixel so.</summary>
    /// <param name="dy">The gradients by all results.</param>
    /// <param name="row">The pixel of the image, counted over all samples.</param>
    /// <param name="term">A tap of the kernel, from the last to the first, and, within it, a channel of the group.</param>
    /// <param name="group">The group of channels.</param>
    /// <param name="height">Of the image.</param>
    /// <param name="width">Of the image.</param>
    /// <param name="channels">Of the image.</param>
    /// <param name="high">Height of the result.</param>
    /// <param name="wide">Width of the result.</param>
    /// <param name="results">Channels of the result.</param>
    /// <param name="kernelHeight">Rows of the kernel.</param>
    /// <param name="kernelWidth">Pixels of a row of the kernel.</param>
    /// <param name="strideY">From one place of the kernel to the next.</param>
    /// <param name="strideX">From one place of the kernel to the next.</param>
    /// <param name="top">Zeros above the image.</param>
    /// <param name="left">Zeros before its rows.</param>
    /// <param name="dilationY">From one row of the kernel to the next.</param>
    /// <param name="dilationX">From one pixel of the kernel to the next.</param>
    /// <param name="depth">Channels of a group of the result.</param>
    public static float Backward(
        ArrayView<float> dy, int row, int term, int group, int height, int width, int channels, int high, int wide, int results, int kernelHeight, int kernelWidth,
        int strideY, int strideX, int top, int left, int dilationY, int dilationX, int depth)
    {
        var tap = term / depth;
        var y = row / width % height + top - (kernelHeight - 1 - tap / kernelWidth) * dilationY;
        var pixel = row % width + left - (kernelWidth - 1 - tap % kernelWidth) * dilationX;
        if (y < 0 || pixel < 0 || y % strideY != 0 || pixel % strideX != 0 || y / strideY >= high || pixel / strideX >= wide) return 0f;
        return dy[((row / (height * width) * high + y / strideY) * wide + pixel / strideX) * results + group * depth + term % depth];
    }

    /// <summary>As <see cref="Forward"/>, by four terms in a row: a group has a multiple of four channels, and so has the term.</summary>
    /// <inheritdoc cref="Forward"/>
    public static GpuFloats ForwardFour(
        ArrayView<float> x, int row, int term, int group, int height, int width, int channels, int high, int wide, int results, int kernelHeight, int kernelWidth,
        int strideY, int strideX, int top, int left, int dilationY, int dilationX, int depth)
    {
        var tap = term / depth;
        var y = row / wide % high * strideY - top + tap / kernelWidth * dilationY;
        var pixel = row % wide * strideX - left + tap % kernelWidth * dilationX;
        if (y < 0 || y >= height || pixel < 0 || pixel >= width) return default;
        return GpuFloats.Load(x, (((row / (high * wide) * height + y) * width + pixel) * channels + group * depth + term % depth) / 4);
    }

    /// <summary>As <see cref="Backward"/>, by four terms in a row: a group has a multiple of four channels, and so has the term.</summary>
    /// <inheritdoc cref="Backward"/>
    public static GpuFloats BackwardFour(
        ArrayView<float> dy, int row, int term, int group, int height, int width, int channels, int high, int wide, int results, int kernelHeight, int kernelWidth,
        int strideY, int strideX, int top, int left, int dilationY, int dilationX, int depth)
    {
        var tap = term / depth;
        var y = row / width % height + top - (kernelHeight - 1 - tap / kernelWidth) * dilationY;
        var pixel = row % width + left - (kernelWidth - 1 - tap % kernelWidth) * dilationX;
        if (y < 0 || pixel < 0 || y % strideY != 0 || pixel % strideX != 0 || y / strideY >= high || pixel / strideX >= wide) return default;
        return GpuFloats.Load(dy, (((row / (height * width) * high + y / strideY) * wide + pixel / strideX) * results + group * depth + term % depth) / 4);
    }
}
