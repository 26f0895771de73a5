using System;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>The loops of <see cref="RowNorms"/> over vectors of one width.</summary>
internal static unsafe class RowNormRows<T>
    where T : struct, IFloats<T>
{
    /// <summary>Rows whose statistics are held at a time.</summary>
    public const int RowsAtATime = 64;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(float* x, float* weight, float* bias, float* y, int first, int last, int width, float epsilon, bool centered)
    {
        var whole = width & -T.Count;
        for (var row = first; row < last; row++)
        {
            float* source = x + ((nint)row * width), target = y + ((nint)row * width);
            Statistics(source, width, epsilon, centered, out var mean, out var inverse);
            T center = T.Create(mean), scale = T.Create(inverse);
            nint i = 0;
            if (weight is null)
            {
                for (; i < whole; i += T.Count) T.Store(target + i, (T.Load(source + i) - center) * scale);
            }
            else if (bias is null)
            {
                for (; i < whole; i += T.Count) T.Store(target + i, (T.Load(source + i) - center) * scale * T.Load(weight + i));
            }
            else
            {
                for (; i < whole; i += T.Count)
                    T.Store(target + i, T.MultiplyAdd((T.Load(source + i) - center) * scale, T.Load(weight + i), T.Load(bias + i)));
            }

            if (whole == width) continue;
            var left = width - whole;
            var rest = (T.LoadPart(source + i, left) - center) * scale;
            if (weight is not null) rest = bias is null ? rest * T.LoadPart(weight + i, left) : T.MultiplyAdd(rest, T.LoadPart(weight + i, left), T.LoadPart(bias + i, left));
            T.StorePart(target + i, rest, left);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(float* x, float* weight, float* dy, float* dx, int first, int last, int width, float epsilon, bool centered)
    {
        var whole = width & -T.Count;
        var left = width - whole;
        for (var row = first; row < last; row++)
        {
            float* source = x + ((nint)row * width), gradients = dy + ((nint)row * width), target = dx + ((nint)row * width);
            Statistics(source, width, epsilon, centered, out var mean, out var inverse);
            T center = T.Create(mean), scale = T.Create(inverse), sum = default, product = default;
            nint i = 0;
            for (; i < whole; i += T.Count)
            {
                var g = weight is null ? T.Load(gradients + i) : T.Load(gradients + i) * T.Load(weight + i);
                sum += g;
                product = T.MultiplyAdd(g, (T.Load(source + i) - center) * scale, product);
            }

            if (left > 0)
            {
                // Beyond the end of the row g is 0, whatever x̂ is.
                var g = LastGradient(gradients + i, weight is null ? null : weight + i, left);
                sum += g;
                product = T.MultiplyAdd(g, (T.LoadPart(source + i, left) - center) * scale, product);
            }

            var shift = T.Create(centered ? T.Sum(sum) / width : 0f);
            var slope = T.Create(T.Sum(product) / width);
            for (i = 0; i < whole; i += T.Count)
            {
                var g = weight is null ? T.Load(gradients + i) : T.Load(gradients + i) * T.Load(weight + i);
                T.Store(target + i, (g - shift - ((T.Load(source + i) - center) * scale * slope)) * scale);
            }

            if (left > 0)
            {
                var normal = (T.LoadPart(source + i, left) - center) * scale;
                T.StorePart(target + i, (LastGradient(gradients + i, weight is null ? null : weight + i, left) - shift - (normal * slope)) * scale, left);
            }
        }
    }

    /// <summary>Σ dy · x̂ and, for two planes, Σ dy over some rows; statistics has room for mean and factor of <see cref="RowsAtATime"/> rows, or of all where they are fewer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sums(float* x, float* dy, float* y, int first, int last, int planes, int width, float epsilon, bool centered, float* statistics)
    {
        new Span<float>(y, planes * width).Clear();
        for (var begin = first; begin < last; begin += RowsAtATime)
        {
            var rows = Math.Min(RowsAtATime, last - begin);
            for (var r = 0; r < rows; r++) Statistics(x + ((nint)(begin + r) * width), width, epsilon, centered, out statistics[2 * r], out statistics[(2 * r) + 1]);
            for (var i = 0; i < width; i += T.Count)
            {
                float* source = x + ((nint)begin * width) + i, gradients = dy + ((nint)begin * width) + i;
                var left = width - i;
                var part = left < T.Count;
                T product = part ? T.LoadPart(y + i, left) : T.Load(y + i), sum = default;
                if (planes > 1) sum = part ? T.LoadPart(y + width + i, left) : T.Load(y + width + i);
                for (var r = 0; r < rows; r++, source += width, gradients += width)
                {
                    var g = part ? T.LoadPart(gradients, left) : T.Load(gradients);
                    var normal = ((part ? T.LoadPart(source, left) : T.Load(source)) - T.Create(statistics[2 * r])) * T.Create(statistics[(2 * r) + 1]);
                    product = T.MultiplyAdd(g, normal, product);
                    sum += g;
                }

                if (part) T.StorePart(y + i, product, left);
                else T.Store(y + i, product);
                if (planes == 1) continue;
                if (part) T.StorePart(y + width + i, sum, left);
                else T.Store(y + width + i, sum);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T LastGradient(float* dy, float* weight, int left) =>
        weight is null ? T.LoadPart(dy, left) : T.LoadPart(dy, left) * T.LoadPart(weight, left);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Statistics(float* row, int width, float epsilon, bool centered, out float mean, out float inverse)
    {
        var whole = width & -T.Count;
        var pairs = width & -(2 * T.Count);
        T even = default, odd = default;
        mean = 0f;
        nint i = 0;
        if (centered)
        {
            for (; i < pairs; i += 2 * T.Count)
            {
                even += T.Load(row + i);
                odd += T.Load(row + i + T.Count);
            }

            if (i < whole) even += T.Load(row + i);
            if (whole < width) even += T.LoadPart(row + whole, width - whole);
            mean = T.Sum(even + odd) / width;
        }

        var center = T.Create(mean);
        even = default;
        odd = default;
        for (i = 0; i < pairs; i += 2 * T.Count)
        {
            var a = T.Load(row + i) - center;
            var b = T.Load(row + i + T.Count) - center;
            even = T.MultiplyAdd(a, a, even);
            odd = T.MultiplyAdd(b, b, odd);
        }

        if (i < whole)
        {
            var a = T.Load(row + i) - center;
            even = T.MultiplyAdd(a, a, even);
        }

        if (whole < width)
        {
            var a = T.First(T.LoadPart(row + whole, width - whole) - center, width - whole, default);
            even = T.MultiplyAdd(a, a, even);
        }

        inverse = 1 / MathF.Sqrt((T.Sum(even + odd) / width) + epsilon);
    }
}
