using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>One row times transposed rows, the prediction of one sample: w is read once, from end to end, and nothing is packed.</summary>
internal static unsafe class DotRow
{
    /// <summary>y[j] = (from = 0 ? 0 : y[j]) + Σ x[i]·w[j, i] over from ≤ i &lt; to, for left ≤ j &lt; right; the same bits as a tile of <see cref="DotTile"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<S, V>(float* x, float* w, float* y, nint k, int left, int right, int from, int to)
        where S : struct, ISimd<V>
        where V : struct
    {
        nint end = to - S.Count;
        for (var j = left; j < right; j += 4)
        {
            // Columns beyond the last repeat it and are not stored.
            var columns = right - j < 4 ? right - j : 4;
            var w0 = w + (j * k);
            var w1 = columns > 1 ? w0 + k : w0;
            var w2 = columns > 2 ? w1 + k : w1;
            var w3 = columns > 3 ? w2 + k : w2;
            var next = w3 + k;
            V c0 = default, c1 = default, c2 = default, c3 = default;
            nint i = from;
            for (; i <= end; i += S.Count)
            {
                // Alone, a row waits for w: the processor fetches ahead within its rows, and this the four that follow.
                var ahead = next + i;
                Widths.Prefetch(ahead);
                Widths.Prefetch(ahead + k);
                Widths.Prefetch(ahead + (2 * k));
                Widths.Prefetch(ahead + (3 * k));
                var a = S.Load(x + i);
                c0 = S.MultiplyAdd(a, S.Load(w0 + i), c0);
                c1 = S.MultiplyAdd(a, S.Load(w1 + i), c1);
                c2 = S.MultiplyAdd(a, S.Load(w2 + i), c2);
                c3 = S.MultiplyAdd(a, S.Load(w3 + i), c3);
            }

            if (i < to)
            {
                // The last vector reaches back over lanes that are done: zeros take their place.
                var done = (int)(i - end);
                var a = S.From(done, S.Load(x + end), default);
                c0 = S.MultiplyAdd(a, S.From(done, S.Load(w0 + end), default), c0);
                c1 = S.MultiplyAdd(a, S.From(done, S.Load(w1 + end), default), c1);
                c2 = S.MultiplyAdd(a, S.From(done, S.Load(w2 + end), default), c2);
                c3 = S.MultiplyAdd(a, S.From(done, S.Load(w3 + end), default), c3);
            }

            var sums = S.Sums(c0, c1, c2, c3);
            if (columns == 4) (from == 0 ? sums : Vector128.Load(y + j) + sums).Store(y + j);
            else
                for (var c = 0; c < columns; c++) y[j + c] = from == 0 ? sums[c] : y[j + c] + sums[c];
        }
    }
}
