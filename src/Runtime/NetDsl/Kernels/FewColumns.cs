using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>Sums of outer products with up to three columns, too few for a vector: vectors hold four rows instead.</summary>
internal static unsafe class FewColumns
{
    /// <summary>y[r, j] = Σ a[r, i]·b[i, j]; a[r, i] is at r·stride + i, or at r + i·stride where <paramref name="down"/>; rows of b are <paramref name="step"/> apart, those of y <paramref name="pitch"/>.</summary>
    public static void Run(bool down, float* a, int stride, float* b, nint step, float* y, nint pitch, int rows, int n, int k)
    {
        nint across = down ? stride : 1;
        nint along = down ? 1 : stride;
        for (var r = 0; r < rows; r += 4)
        {
            // Lanes without a row repeat the last.
            var height = rows - r < 4 ? rows - r : 4;
            var a0 = a + (r * along);
            var a1 = height > 1 ? a0 + along : a0;
            var a2 = height > 2 ? a1 + along : a1;
            var a3 = height > 3 ? a2 + along : a2;
            Vector128<float> c0 = default, c1 = default, c2 = default;
            for (nint i = 0; i < k; i++)
            {
                var at = i * across;
                var x = Vector128.Create(a0[at], a1[at], a2[at], a3[at]);
                var bi = b + (i * step);
                c0 = Simd128.MultiplyAdd(x, Vector128.Create(bi[0]), c0);
                if (n > 1) c1 = Simd128.MultiplyAdd(x, Vector128.Create(bi[1]), c1);
                if (n > 2) c2 = Simd128.MultiplyAdd(x, Vector128.Create(bi[2]), c2);
            }

            for (var lane = 0; lane < height; lane++)
            {
                var to = y + ((nint)(r + lane) * pitch);
                to[0] = c0[lane];
                if (n > 1) to[1] = c1[lane];
                if (n > 2) to[2] = c2[lane];
            }
        }
    }
}
