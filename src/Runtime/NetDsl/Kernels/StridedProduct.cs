using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>
/// A product of blocks that lie anywhere in memory, summed in the order of k: what attention is made of. Nothing is packed, so the second
/// factor should be small enough for the cache.
/// </summary>
internal static unsafe class StridedProduct
{
    /// <summary>y[r, j] = (first ? 0 : y[r, j]) + Σ a[r, i]·b[i, j]; a[r, i] is at r·stride + i, or at r + i·stride where <paramref name="down"/>.</summary>
    /// <param name="lanes">Of the widest vectors to use.</param>
    /// <param name="down">Whether a is given by columns.</param>
    /// <param name="a">The first factor.</param>
    /// <param name="stride">From a row (or column) of a to the next.</param>
    /// <param name="b">The second factor.</param>
    /// <param name="step">From a row of b to the next.</param>
    /// <param name="y">The result.</param>
    /// <param name="n">From a row of y to the next.</param>
    /// <param name="rows">Rows of the result.</param>
    /// <param name="columns">Columns of the result.</param>
    /// <param name="k">Length of the sums.</param>
    /// <param name="first">Whether y holds nothing yet.</param>
    public static void Run(int lanes, bool down, float* a, nint stride, float* b, nint step, float* y, nint n, int rows, int columns, int k, bool first)
    {
        // Narrow results take narrower vectors: their last vector reaches back, so it must fit.
        if (lanes >= 16 && columns >= 16) Choose<Simd512, Vector512<float>>(down, a, stride, b, step, y, n, rows, columns, k, first);
        else if (lanes >= 8 && columns >= 8) Choose<Simd256, Vector256<float>>(down, a, stride, b, step, y, n, rows, columns, k, first);
        else if (columns >= 4) Choose<Simd128, Vector128<float>>(down, a, stride, b, step, y, n, rows, columns, k, first);
        else Few(down, a, stride, b, step, y, n, rows, columns, k, first);
    }

    private static void Choose<S, V>(bool down, float* a, nint stride, float* b, nint step, float* y, nint n, int rows, int columns, int k, bool first)
        where S : struct, ISimd<V>
        where V : struct
    {
        if (down) Panels<S, V, One>(a, stride, b, step, y, n, rows, columns, k, first);
        else Panels<S, V, Two>(a, stride, b, step, y, n, rows, columns, k, first);
    }

    private static void Panels<S, V, TDown>(float* a, nint stride, float* b, nint step, float* y, nint n, int rows, int columns, int k, bool first)
        where S : struct, ISimd<V>
        where V : struct
        where TDown : struct, IConstant
    {
        for (var j = 0; j < columns;)
        {
            var vectors = columns - j >= 2 * S.Count ? 2 : 1;
            var next = j + (vectors * S.Count);
            var keep = next > columns ? next - columns : 0;
            var column = j - keep;
            for (var r = 0; r < rows;)
            {
                var height = OuterProducts.Height(rows - r);
                var ar = TDown.Value == 1 ? a + r : a + (r * stride);
                var yr = y + (r * n) + column;
                if (vectors == 2) OuterProducts.Tile<S, V, Two, TDown, Two>(height, ar, stride, b + column, step, yr, n, k, keep, first, b, 0, null);
                else OuterProducts.Tile<S, V, One, TDown, Two>(height, ar, stride, b + column, step, yr, n, k, keep, first, b, 0, null);
                r += height;
            }

            j = next;
        }
    }

    private static void Few(bool down, float* a, nint stride, float* b, nint step, float* y, nint n, int rows, int columns, int k, bool first)
    {
        nint along = down ? 1 : stride, across = down ? stride : 1;
        for (var r = 0; r < rows; r++)
        {
            for (var j = 0; j < columns; j++)
            {
                var sum = first ? 0f : y[(r * n) + j];
                for (var i = 0; i < k; i++) sum += a[(r * along) + (i * across)] * b[(i * step) + j];
                y[(r * n) + j] = sum;
            }
        }
    }
}
