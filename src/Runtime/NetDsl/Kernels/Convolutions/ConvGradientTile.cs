using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>A tile of a weight's gradient: up to 8 terms with up to two vectors of channels, held in registers over the pixels of a sample.</summary>
internal static unsafe class ConvGradientTile
{
    /// <summary>
    /// dw[t, j] += Σ x[pixel + term t]·dy[pixel, j] over <paramref name="high"/> rows of <paramref name="wide"/> pixels. Every sum is one chain of
    /// multiply-adds in the order of the pixels: the same bits from every tile and every vector width.
    /// Where <typeparamref name="TChannels"/> is 1, each channel of dy belongs to its own channel of x.
    /// </summary>
    /// <param name="x">The image, at the first pixel.</param>
    /// <param name="terms">Where each term lies, seen from the pixel.</param>
    /// <param name="stepX">From a pixel of x to the next.</param>
    /// <param name="stepY">From a row of x to the next.</param>
    /// <param name="dy">The gradient of the result, at the tile's first channel of the first pixel.</param>
    /// <param name="step">From a pixel of dy to the next.</param>
    /// <param name="high">Rows.</param>
    /// <param name="wide">Pixels of a row.</param>
    /// <param name="dw">The tile's sums, [terms, <typeparamref name="TColumns"/> vectors].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<S, V, TTerms, TColumns, TChannels>(float* x, nint* terms, nint stepX, nint stepY, float* dy, nint step, int high, int wide, float* dw)
        where S : struct, ISimd<V>
        where V : struct
        where TTerms : struct, IConstant
        where TColumns : struct, IConstant
        where TChannels : struct, IConstant
    {
        V c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default, c31 = default;
        V c40 = default, c41 = default, c50 = default, c51 = default, c60 = default, c61 = default, c70 = default, c71 = default;
        var x0 = x + terms[0];
        var x1 = TTerms.Value > 1 ? x + terms[1] : x0;
        var x2 = TTerms.Value > 2 ? x + terms[2] : x0;
        var x3 = TTerms.Value > 3 ? x + terms[3] : x0;
        var x4 = TTerms.Value > 4 ? x + terms[4] : x0;
        var x5 = TTerms.Value > 5 ? x + terms[5] : x0;
        var x6 = TTerms.Value > 6 ? x + terms[6] : x0;
        var x7 = TTerms.Value > 7 ? x + terms[7] : x0;
        nint row = 0;
        for (var oy = 0; oy < high; oy++, row += stepY)
        {
            var last = row + (wide * stepX);
            for (var i = row; i < last; i += stepX)
            {
                var b0 = S.Load(dy);
                V b1 = default;
                if (TColumns.Value > 1) b1 = S.Load(dy + S.Count);
                var a = ConvTile.Read<S, V, TChannels>(x0 + i);
                c00 = S.MultiplyAdd(a, b0, c00);
                if (TColumns.Value > 1) c01 = S.MultiplyAdd(a, b1, c01);
                if (TTerms.Value > 1)
                {
                    a = ConvTile.Read<S, V, TChannels>(x1 + i);
                    c10 = S.MultiplyAdd(a, b0, c10);
                    if (TColumns.Value > 1) c11 = S.MultiplyAdd(a, b1, c11);
                }

                if (TTerms.Value > 2)
                {
                    a = ConvTile.Read<S, V, TChannels>(x2 + i);
                    c20 = S.MultiplyAdd(a, b0, c20);
                    if (TColumns.Value > 1) c21 = S.MultiplyAdd(a, b1, c21);
                }

                if (TTerms.Value > 3)
                {
                    a = ConvTile.Read<S, V, TChannels>(x3 + i);
                    c30 = S.MultiplyAdd(a, b0, c30);
                    if (TColumns.Value > 1) c31 = S.MultiplyAdd(a, b1, c31);
                }

                if (TTerms.Value > 4)
                {
                    a = ConvTile.Read<S, V, TChannels>(x4 + i);
                    c40 = S.MultiplyAdd(a, b0, c40);
                    if (TColumns.Value > 1) c41 = S.MultiplyAdd(a, b1, c41);
                }

                if (TTerms.Value > 5)
                {
                    a = ConvTile.Read<S, V, TChannels>(x5 + i);
                    c50 = S.MultiplyAdd(a, b0, c50);
                    if (TColumns.Value > 1) c51 = S.MultiplyAdd(a, b1, c51);
                }

                if (TTerms.Value > 6)
                {
                    a = ConvTile.Read<S, V, TChannels>(x6 + i);
                    c60 = S.MultiplyAdd(a, b0, c60);
                    if (TColumns.Value > 1) c61 = S.MultiplyAdd(a, b1, c61);
                }

                if (TTerms.Value > 7)
                {
                    a = ConvTile.Read<S, V, TChannels>(x7 + i);
                    c70 = S.MultiplyAdd(a, b0, c70);
                    if (TColumns.Value > 1) c71 = S.MultiplyAdd(a, b1, c71);
                }

                dy += step;
            }
        }

        nint width = TColumns.Value * S.Count;
        Add<S, V, TColumns>(dw, c00, c01);
        if (TTerms.Value > 1) Add<S, V, TColumns>(dw + width, c10, c11);
        if (TTerms.Value > 2) Add<S, V, TColumns>(dw + (2 * width), c20, c21);
        if (TTerms.Value > 3) Add<S, V, TColumns>(dw + (3 * width), c30, c31);
        if (TTerms.Value > 4) Add<S, V, TColumns>(dw + (4 * width), c40, c41);
        if (TTerms.Value > 5) Add<S, V, TColumns>(dw + (5 * width), c50, c51);
        if (TTerms.Value > 6) Add<S, V, TColumns>(dw + (6 * width), c60, c61);
        if (TTerms.Value > 7) Add<S, V, TColumns>(dw + (7 * width), c70, c71);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<S, V, TColumns>(float* dw, V c0, V c1)
        where S : struct, ISimd<V>
        where V : struct
        where TColumns : struct, IConstant
    {
        S.Store(dw, S.Add(S.Load(dw), c0));
        if (TColumns.Value > 1) S.Store(dw + S.Count, S.Add(S.Load(dw + S.Count), c1));
    }
}
