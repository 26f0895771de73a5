using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>Up to 5 rows by 3 columns of a kernel's gradient by repeated pixels, see <see cref="ConvRepeat"/>: their sums are in registers while strips are followed down the rows.</summary>
internal static unsafe class ConvRepeatGradientTile
{
    /// <summary>
    /// sums[column, row] += Σ image[y + row, x + column] · dy[y, x] over some strips with the same channels at the same lanes. Every sum is one chain of multiply-adds, strip after strip, in the
    /// order of the image's rows.
    /// </summary>
    /// <param name="image">The repeated image at the first strip and the first of these columns of the kernel.</param>
    /// <param name="next">From a column of the kernel to the next, in the image.</param>
    /// <param name="pitch">From a row of the image to the next.</param>
    /// <param name="rows">Rows of the image.</param>
    /// <param name="dy">The gradient of the result's first row at the first strip.</param>
    /// <param name="line">From a row of the gradient to the next.</param>
    /// <param name="height">Rows of the gradient.</param>
    /// <param name="top">The row of the gradient that meets the image's first row by the kernel's first.</param>
    /// <param name="strips">How many strips, <paramref name="period"/> apart.</param>
    /// <param name="period">See <see cref="ConvRepeat.Period"/>; from a sum to the next.</param>
    /// <param name="sums">The sums of the first column and row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<S, V, TRows, TColumns>(float* image, nint next, nint pitch, int rows, float* dy, nint line, int height, int top, int strips, nint period, float* sums)
        where S : struct, ISimd<V>
        where V : struct
        where TRows : struct, IConstant
        where TColumns : struct, IConstant
    {
        V c00 = default, c01 = default, c02 = default;
        V c10 = default, c11 = default, c12 = default;
        V c20 = default, c21 = default, c22 = default;
        V c30 = default, c31 = default, c32 = default;
        V c40 = default, c41 = default, c42 = default;
        for (var strip = 0; strip < strips; strip++, image += period, dy += period)
        {
            // What the rows of the kernel meet: the gradient's rows from the newest up.
            V d0, d1 = Row<S, V>(dy, line, top - 1, height), d2 = Row<S, V>(dy, line, top - 2, height), d3 = Row<S, V>(dy, line, top - 3, height), d4 = Row<S, V>(dy, line, top - 4, height);
            var e = image;
            for (var row = 0; row < rows; row++, e += pitch)
            {
                d0 = Row<S, V>(dy, line, row + top, height);
                var v = S.Load(e);
                c00 = S.MultiplyAdd(v, d0, c00);
                if (TRows.Value > 1) c10 = S.MultiplyAdd(v, d1, c10);
                if (TRows.Value > 2) c20 = S.MultiplyAdd(v, d2, c20);
                if (TRows.Value > 3) c30 = S.MultiplyAdd(v, d3, c30);
                if (TRows.Value > 4) c40 = S.MultiplyAdd(v, d4, c40);

                if (TColumns.Value > 1)
                {
                    v = S.Load(e + next);
                    c01 = S.MultiplyAdd(v, d0, c01);
                    if (TRows.Value > 1) c11 = S.MultiplyAdd(v, d1, c11);
                    if (TRows.Value > 2) c21 = S.MultiplyAdd(v, d2, c21);
                    if (TRows.Value > 3) c31 = S.MultiplyAdd(v, d3, c31);
                    if (TRows.Value > 4) c41 = S.MultiplyAdd(v, d4, c41);
                }

                if (TColumns.Value > 2)
                {
                    v = S.Load(e + (2 * next));
                    c02 = S.MultiplyAdd(v, d0, c02);
                    if (TRows.Value > 1) c12 = S.MultiplyAdd(v, d1, c12);
                    if (TRows.Value > 2) c22 = S.MultiplyAdd(v, d2, c22);
                    if (TRows.Value > 3) c32 = S.MultiplyAdd(v, d3, c32);
                    if (TRows.Value > 4) c42 = S.MultiplyAdd(v, d4, c42);
                }

                (d4, d3, d2, d1) = (d3, d2, d1, d0);
            }
        }

        Add<S, V>(sums, c00);
        if (TRows.Value > 1) Add<S, V>(sums + period, c10);
        if (TRows.Value > 2) Add<S, V>(sums + (2 * period), c20);
        if (TRows.Value > 3) Add<S, V>(sums + (3 * period), c30);
        if (TRows.Value > 4) Add<S, V>(sums + (4 * period), c40);

        if (TColumns.Value > 1)
        {
            sums += TRows.Value * period;
            Add<S, V>(sums, c01);
            if (TRows.Value > 1) Add<S, V>(sums + period, c11);
            if (TRows.Value > 2) Add<S, V>(sums + (2 * period), c21);
            if (TRows.Value > 3) Add<S, V>(sums + (3 * period), c31);
            if (TRows.Value > 4) Add<S, V>(sums + (4 * period), c41);
        }

        if (TColumns.Value > 2)
        {
            sums += TRows.Value * period;
            Add<S, V>(sums, c02);
            if (TRows.Value > 1) Add<S, V>(sums + period, c12);
            if (TRows.Value > 2) Add<S, V>(sums + (2 * period), c22);
            if (TRows.Value > 3) Add<S, V>(sums + (3 * period), c32);
            if (TRows.Value > 4) Add<S, V>(sums + (4 * period), c42);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Row<S, V>(float* dy, nint line, int row, int height)
        where S : struct, ISimd<V>
        where V : struct => (uint)row < (uint)height ? S.Load(dy + (row * line)) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<S, V>(float* sum, V value)
        where S : struct, ISimd<V>
        where V : struct => S.Store(sum, S.Add(S.Load(sum), value));
}
