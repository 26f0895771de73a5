using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>A tile of a convolution: up to 8 pixels with up to two vectors of channels, held in registers over the whole sum.</summary>
internal static unsafe class ConvTile
{
    /// <summary>
    /// y[p, j] = (first ? start[j] : y[p, j]) + Σ x[p + term]·w[term, j] over all runs, for <typeparamref name="TPixels"/> pixels and <typeparamref name="TColumns"/> vectors of
    /// channels. Every sum is one chain of multiply-adds in the order of the terms: the same bits from every tile and every vector width.
    /// Where <typeparamref name="TChannels"/> is 1, each channel of the result reads its own channel of the image.
    /// </summary>
    /// <param name="x">The image.</param>
    /// <param name="from">Where each pixel's sum begins in x.</param>
    /// <param name="runs">See <see cref="ConvSum.Runs"/>.</param>
    /// <param name="count">How many runs there are.</param>
    /// <param name="w">The first vector of weights of a panel.</param>
    /// <param name="second">From there to the second vector.</param>
    /// <param name="start">What each channel's sum starts with.</param>
    /// <param name="y">The result's first channel of the tile.</param>
    /// <param name="to">Where each pixel's results go in y.</param>
    /// <param name="wide">Channels that are stored.</param>
    /// <param name="first">Whether y holds nothing yet; else all of the tile's channels must be there.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<S, V, TPixels, TColumns, TChannels>(float* x, nint* from, nint* runs, int count, float* w, nint second, float* start, float* y, nint* to, int wide, bool first)
        where S : struct, ISimd<V>
        where V : struct
        where TPixels : struct, IConstant
        where TColumns : struct, IConstant
        where TChannels : struct, IConstant
    {
        V c00, c10, c20 = default, c30 = default, c40 = default, c50 = default, c60 = default, c70 = default;
        V c01 = default, c11 = default, c21 = default, c31 = default, c41 = default, c51 = default, c61 = default, c71 = default;
        if (first)
        {
            c00 = c10 = c20 = c30 = c40 = c50 = c60 = c70 = S.Load(start);
            if (TColumns.Value > 1) c01 = c11 = c21 = c31 = c41 = c51 = c61 = c71 = S.Load(start + S.Count);
        }
        else
        {
            c00 = S.Load(y + to[0]);
            c10 = TPixels.Value > 1 ? S.Load(y + to[1]) : default;
            if (TPixels.Value > 2) (c20, c30) = (S.Load(y + to[2]), S.Load(y + to[3]));
            if (TPixels.Value > 4) (c40, c50, c60, c70) = (S.Load(y + to[4]), S.Load(y + to[5]), S.Load(y + to[6]), S.Load(y + to[7]));
            if (TColumns.Value > 1)
            {
                var right = y + S.Count;
                c01 = S.Load(right + to[0]);
                if (TPixels.Value > 1) c11 = S.Load(right + to[1]);
                if (TPixels.Value > 2) (c21, c31) = (S.Load(right + to[2]), S.Load(right + to[3]));
                if (TPixels.Value > 4) (c41, c51, c61, c71) = (S.Load(right + to[4]), S.Load(right + to[5]), S.Load(right + to[6]), S.Load(right + to[7]));
            }
        }

        var x0 = x + from[0];
        var x1 = TPixels.Value > 1 ? x + from[1] : x0;
        var x2 = TPixels.Value > 2 ? x + from[2] : x0;
        var x3 = TPixels.Value > 2 ? x + from[3] : x0;
        var x4 = TPixels.Value > 4 ? x + from[4] : x0;
        var x5 = TPixels.Value > 4 ? x + from[5] : x0;
        var x6 = TPixels.Value > 4 ? x + from[6] : x0;
        var x7 = TPixels.Value > 4 ? x + from[7] : x0;
        for (var end = runs + (3 * (nint)count); runs < end; runs += 3)
        {
            var i = runs[0];
            var b = w + runs[1];
            var last = i + runs[2];
            do
            {
                var b0 = S.Load(b);
                V b1 = default;
                if (TColumns.Value > 1) b1 = S.Load(b + second);
                var a = Read<S, V, TChannels>(x0 + i);
                c00 = S.MultiplyAdd(a, b0, c00);
                if (TColumns.Value > 1) c01 = S.MultiplyAdd(a, b1, c01);
                if (TPixels.Value > 1)
                {
                    a = Read<S, V, TChannels>(x1 + i);
                    c10 = S.MultiplyAdd(a, b0, c10);
                    if (TColumns.Value > 1) c11 = S.MultiplyAdd(a, b1, c11);
                }

                if (TPixels.Value > 2)
                {
                    a = Read<S, V, TChannels>(x2 + i);
                    c20 = S.MultiplyAdd(a, b0, c20);
                    if (TColumns.Value > 1) c21 = S.MultiplyAdd(a, b1, c21);
                    a = Read<S, V, TChannels>(x3 + i);
                    c30 = S.MultiplyAdd(a, b0, c30);
                    if (TColumns.Value > 1) c31 = S.MultiplyAdd(a, b1, c31);
                }

                if (TPixels.Value > 4)
                {
                    a = Read<S, V, TChannels>(x4 + i);
                    c40 = S.MultiplyAdd(a, b0, c40);
                    if (TColumns.Value > 1) c41 = S.MultiplyAdd(a, b1, c41);
                    a = Read<S, V, TChannels>(x5 + i);
                    c50 = S.MultiplyAdd(a, b0, c50);
                    if (TColumns.Value > 1) c51 = S.MultiplyAdd(a, b1, c51);
                    a = Read<S, V, TChannels>(x6 + i);
                    c60 = S.MultiplyAdd(a, b0, c60);
                    if (TColumns.Value > 1) c61 = S.MultiplyAdd(a, b1, c61);
                    a = Read<S, V, TChannels>(x7 + i);
                    c70 = S.MultiplyAdd(a, b0, c70);
                    if (TColumns.Value > 1) c71 = S.MultiplyAdd(a, b1, c71);
                }

                b += ConvPanels.Width;
                i++;
            }
            while (TChannels.Value > 1 && i < last);
        }

        Store<S, V, TColumns>(y + to[0], c00, c01, wide);
        if (TPixels.Value > 1) Store<S, V, TColumns>(y + to[1], c10, c11, wide);
        if (TPixels.Value > 2)
        {
            Store<S, V, TColumns>(y + to[2], c20, c21, wide);
            Store<S, V, TColumns>(y + to[3], c30, c31, wide);
        }

        if (TPixels.Value > 4)
        {
            Store<S, V, TColumns>(y + to[4], c40, c41, wide);
            Store<S, V, TColumns>(y + to[5], c50, c51, wide);
            Store<S, V, TColumns>(y + to[6], c60, c61, wide);
            Store<S, V, TColumns>(y + to[7], c70, c71, wide);
        }
    }

    /// <summary>One value for all lanes, or, of a depthwise kernel, one for each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Read<S, V, TChannels>(float* x)
        where S : struct, ISimd<V>
        where V : struct
        where TChannels : struct, IConstant => TChannels.Value == 1 ? S.Load(x) : S.Broadcast(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<S, V, TColumns>(float* y, V c0, V c1, int wide)
        where S : struct, ISimd<V>
        where V : struct
        where TColumns : struct, IConstant
    {
        if (wide >= S.Count) S.Store(y, c0);
        else S.StorePart(y, c0, wide);
        if (TColumns.Value == 1) return;
        if (wide >= 2 * S.Count) S.Store(y + S.Count, c1);
        else S.StorePart(y + S.Count, c1, wide - S.Count);
    }
}
