using System;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>Runs the strips of a convolution by repeated pixels, see <see cref="ConvRepeat"/>, over some samples.</summary>
internal static unsafe class ConvRepeatSums
{
    public static void Run<TEpilogue>(int lanes, in ConvShape shape, float* x, float* packed, float* bias, nint beside, float* y, int first, int last)
        where TEpilogue : struct, IEpilogue
    {
        if (lanes >= 16) Samples<Simd512, Vector512<float>, TEpilogue>(shape, x, packed, bias, beside, y, first, last);
        else if (lanes >= 8) Samples<Simd256, Vector256<float>, TEpilogue>(shape, x, packed, bias, beside, y, first, last);
        else Samples<Simd128, Vector128<float>, TEpilogue>(shape, x, packed, bias, beside, y, first, last);
    }

    private static void Samples<S, V, TEpilogue>(in ConvShape shape, float* x, float* packed, float* bias, nint beside, float* y, int first, int last)
        where S : struct, ISimd<V>
        where V : struct
        where TEpilogue : struct, IEpilogue
    {
        var repeat = new ConvRepeat(shape);
        int period = repeat.Period, line = repeat.Line;
        var image = Scratch.Left(repeat.Length);
        new Span<float>(image + (shape.Height * repeat.Pitch), repeat.Length - (shape.Height * repeat.Pitch)).Clear();
        var weights = Scratch.Block((shape.Taps + 1) * period);
        var starts = weights + (shape.Taps * period);
        repeat.Weights(packed, weights);
        for (var lane = 0; lane < period; lane += shape.ResultChannels)
            for (var c = 0; c < shape.ResultChannels; c++) starts[lane + c] = bias is null ? 0 : bias[c];
        for (var sample = first; sample < last; sample++)
        {
            repeat.Fill(x + ((nint)sample * shape.Height * shape.Width), image);
            var result = y + ((nint)sample * shape.ResultHeight * line);
            for (var lane = 0; lane < period; lane += S.Count)
                for (var at = lane; at < line; at += 2 * period)
                {
                    // Two strips with the same weights give enough sums to keep the processor busy.
                    if (at + period < line) Choose<S, V, Two>(repeat, shape, image + at, weights + lane, starts + lane, result + at, line - at - period);
                    else Choose<S, V, One>(repeat, shape, image + at, weights + lane, starts + lane, result + at, line - at);
                }

            Epilogue.Apply<TEpilogue>(result, shape.ResultHeight * line, beside);
        }
    }

    private static void Choose<S, V, TStrips>(in ConvRepeat repeat, in ConvShape shape, float* image, float* weights, float* start, float* result, int wide)
        where S : struct, ISimd<V>
        where V : struct
        where TStrips : struct, IConstant
    {
        switch (shape.KernelHeight)
        {
            case 5: ConvRepeatTile.Run<S, V, Five, TStrips>(repeat, shape, image, weights, start, result, wide); break;
            case 4: ConvRepeatTile.Run<S, V, Four, TStrips>(repeat, shape, image, weights, start, result, wide); break;
            case 3: ConvRepeatTile.Run<S, V, Three, TStrips>(repeat, shape, image, weights, start, result, wide); break;
            case 2: ConvRepeatTile.Run<S, V, Two, TStrips>(repeat, shape, image, weights, start, result, wide); break;
            default: ConvRepeatTile.Run<S, V, One, TStrips>(repeat, shape, image, weights, start, result, wide); break;
        }
    }
}
