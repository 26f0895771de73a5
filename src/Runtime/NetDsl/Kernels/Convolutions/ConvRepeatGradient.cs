using System;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>
/// The gradient of a kernel's weight by repeated pixels, see <see cref="ConvRepeat"/>. Parts divide the columns of the kernel, never samples, and a sample's sums are added up before they join those of the
/// others: the same bits however many parts there are.
/// </summary>
internal static unsafe class ConvRepeatGradient
{
    public static bool Run(int lanes, in ConvShape shape, float* x, float* dy, float* dw, int samples, int part, int parts)
    {
        if (lanes >= 16) return Samples<Simd512, Vector512<float>>(shape, x, dy, dw, samples, part, parts);
        if (lanes >= 8) return Samples<Simd256, Vector256<float>>(shape, x, dy, dw, samples, part, parts);
        return Samples<Simd128, Vector128<float>>(shape, x, dy, dw, samples, part, parts);
    }

    private static bool Samples<S, V>(in ConvShape shape, float* x, float* dy, float* dw, int samples, int part, int parts)
        where S : struct, ISimd<V>
        where V : struct
    {
        int from = (int)((long)shape.KernelWidth * part / parts), to = (int)((long)shape.KernelWidth * (part + 1) / parts);
        if (from >= to) return true;
        var repeat = new ConvRepeat(shape);
        int period = repeat.Period, line = repeat.Line, column = shape.KernelHeight * period;
        var image = Scratch.Left(repeat.Length);
        new Span<float>(image + (shape.Height * repeat.Pitch), repeat.Length - (shape.Height * repeat.Pitch)).Clear();
        // A row's last strip, where its values are fewer than a strip has.
        int whole = line / ConvRepeat.Strip * ConvRepeat.Strip, rest = line - whole;
        var sums = Scratch.Right(((to - from) * column) + (shape.ResultHeight * ConvRepeat.Strip));
        var edge = sums + ((to - from) * column);
        new Span<float>(sums, ((to - from) * column) + (shape.ResultHeight * ConvRepeat.Strip)).Clear();
        for (var sample = 0; sample < samples; sample++)
        {
            repeat.Fill(x + ((nint)sample * shape.Height * shape.Width), image);
            var slope = dy + ((nint)sample * shape.ResultHeight * line);
            for (var row = 0; rest > 0 && row < shape.ResultHeight; row++)
                new ReadOnlySpan<float>(slope + (row * line) + whole, rest).CopyTo(new Span<float>(edge + (row * ConvRepeat.Strip), rest));
            for (var lane = 0; lane < period; lane += S.Count)
            {
                var strips = (whole - lane + period - 1) / period;
                if (strips > 0) Columns<S, V>(repeat, shape, image + lane, slope + lane, line, strips, sums + lane, from, to);
            }

            for (var lane = 0; lane < rest; lane += S.Count)
                Columns<S, V>(repeat, shape, image + whole + lane, edge + lane, ConvRepeat.Strip, 1, sums + ((whole + lane) % period), from, to);
        }

        var odd = 0f;
        for (var kx = from; kx < to; kx++)
            for (var ky = 0; ky < shape.KernelHeight; ky++)
                for (var c = 0; c < shape.ResultChannels; c++)
                {
                    var sum = 0f;
                    for (var lane = c; lane < period; lane += shape.ResultChannels) sum += sums[((kx - from) * column) + (ky * period) + lane];
                    dw[(((c * shape.KernelHeight) + ky) * shape.KernelWidth) + kx] = sum;
                    // 0 for every finite sum, and NaN for all others.
                    odd += sum * 0f;
                }

        return odd == 0;
    }

    private static void Columns<S, V>(in ConvRepeat repeat, in ConvShape shape, float* image, float* dy, nint line, int strips, float* sums, int from, int to)
        where S : struct, ISimd<V>
        where V : struct
    {
        var most = Widths.ManyRegisters ? 3 : 1;
        for (var kx = from; kx < to;)
        {
            var columns = Math.Min(most, to - kx);
            var at = image + (kx * shape.ResultChannels);
            var target = sums + ((nint)(kx - from) * shape.KernelHeight * repeat.Period);
            if (columns == 3) Choose<S, V, Three>(repeat, shape, at, dy, line, strips, target);
            else if (columns == 2) Choose<S, V, Two>(repeat, shape, at, dy, line, strips, target);
            else Choose<S, V, One>(repeat, shape, at, dy, line, strips, target);
            kx += columns;
        }
    }

    private static void Choose<S, V, TColumns>(in ConvRepeat repeat, in ConvShape shape, float* image, float* dy, nint line, int strips, float* sums)
        where S : struct, ISimd<V>
        where V : struct
        where TColumns : struct, IConstant
    {
        nint next = shape.ResultChannels, pitch = repeat.Pitch, period = repeat.Period;
        int rows = shape.Height, height = shape.ResultHeight, top = shape.Top;
        switch (shape.KernelHeight)
        {
            case 5: ConvRepeatGradientTile.Run<S, V, Five, TColumns>(image, next, pitch, rows, dy, line, height, top, strips, period, sums); break;
            case 4: ConvRepeatGradientTile.Run<S, V, Four, TColumns>(image, next, pitch, rows, dy, line, height, top, strips, period, sums); break;
            case 3: ConvRepeatGradientTile.Run<S, V, Three, TColumns>(image, next, pitch, rows, dy, line, height, top, strips, period, sums); break;
            case 2: ConvRepeatGradientTile.Run<S, V, Two, TColumns>(image, next, pitch, rows, dy, line, height, top, strips, period, sums); break;
            default: ConvRepeatGradientTile.Run<S, V, One, TColumns>(image, next, pitch, rows, dy, line, height, top, strips, period, sums); break;
        }
    }
}
