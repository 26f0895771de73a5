using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>One or two strips of a convolution by repeated pixels, from the first row to the last: the sums of as many rows as the kernel has are in registers.</summary>
internal static unsafe class ConvRepeatTile
{
    /// <summary>Every sum is one chain of multiply-adds in the order of the kernel's rows and, within them, columns: the bits of the other kernels.</summary>
    /// <param name="repeat">The convolution.</param>
    /// <param name="shape">The same.</param>
    /// <param name="image">The repeated image at the strip; a second strip lies a period behind.</param>
    /// <param name="weights">Vectors of weights, column after column of the kernel, a period apart.</param>
    /// <param name="start">What each sum starts with.</param>
    /// <param name="y">The result's first row at the strip.</param>
    /// <param name="wide">Values of the last strip that are stored.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<S, V, TRows, TStrips>(in ConvRepeat repeat, in ConvShape shape, float* image, float* weights, float* start, float* y, int wide)
        where S : struct, ISimd<V>
        where V : struct
        where TRows : struct, IConstant
        where TStrips : struct, IConstant
    {
        nint period = repeat.Period, pitch = repeat.Pitch, line = repeat.Line, next = shape.ResultChannels;
        int columns = shape.KernelWidth, height = shape.ResultHeight;
        var begin = S.Load(start);
        V a0 = begin, a1 = begin, a2 = begin, a3 = begin, a4 = begin, b0 = begin, b1 = begin, b2 = begin, b3 = begin, b4 = begin;
        // The row that its last row of the kernel finishes.
        var done = shape.Top - TRows.Value + 1;
        for (var row = 0; row < shape.Height; row++, image += pitch, done++)
        {
            var e = image;
            var w = weights;
            for (var column = 0; column < columns; column++, e += next)
            {
                var e0 = S.Load(e);
                V e1 = default;
                if (TStrips.Value > 1) e1 = S.Load(e + period);
                var v = S.Load(w);
                w += period;
                a0 = S.MultiplyAdd(e0, v, a0);
                if (TStrips.Value > 1) b0 = S.MultiplyAdd(e1, v, b0);
                if (TRows.Value > 1)
                {
                    v = S.Load(w);
                    w += period;
                    a1 = S.MultiplyAdd(e0, v, a1);
                    if (TStrips.Value > 1) b1 = S.MultiplyAdd(e1, v, b1);
                }

                if (TRows.Value > 2)
                {
                    v = S.Load(w);
                    w += period;
                    a2 = S.MultiplyAdd(e0, v, a2);
                    if (TStrips.Value > 1) b2 = S.MultiplyAdd(e1, v, b2);
                }

                if (TRows.Value > 3)
                {
                    v = S.Load(w);
                    w += period;
                    a3 = S.MultiplyAdd(e0, v, a3);
                    if (TStrips.Value > 1) b3 = S.MultiplyAdd(e1, v, b3);
                }

                if (TRows.Value > 4)
                {
                    v = S.Load(w);
                    w += period;
                    a4 = S.MultiplyAdd(e0, v, a4);
                    if (TStrips.Value > 1) b4 = S.MultiplyAdd(e1, v, b4);
                }
            }

            if (TRows.Value == 1) (a4, b4) = (a0, b0);
            if (TRows.Value == 2) (a4, b4) = (a1, b1);
            if (TRows.Value == 3) (a4, b4) = (a2, b2);
            if (TRows.Value == 4) (a4, b4) = (a3, b3);
            if ((uint)done < (uint)height) Store<S, V, TStrips>(y + (done * line), period, a4, b4, wide);
            if (TRows.Value > 4) (a4, b4) = (a3, b3);
            if (TRows.Value > 3) (a3, b3) = (a2, b2);
            if (TRows.Value > 2) (a2, b2) = (a1, b1);
            if (TRows.Value > 1) (a1, b1) = (a0, b0);
            (a0, b0) = (begin, begin);
        }

        // Below the image there are zeros alone.
        for (var row = 1; row < TRows.Value; row++, done++)
        {
            var last = TRows.Value - row;
            var (a, b) = last == 4 ? (a4, b4) : last == 3 ? (a3, b3) : last == 2 ? (a2, b2) : (a1, b1);
            if ((uint)done < (uint)height) Store<S, V, TStrips>(y + (done * line), period, a, b, wide);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<S, V, TStrips>(float* y, nint period, V a, V b, int wide)
        where S : struct, ISimd<V>
        where V : struct
        where TStrips : struct, IConstant
    {
        if (TStrips.Value > 1)
        {
            S.Store(y, a);
            y += period;
            a = b;
        }

        if (wide >= S.Count) S.Store(y, a);
        else S.StorePart(y, a, wide);
    }
}
