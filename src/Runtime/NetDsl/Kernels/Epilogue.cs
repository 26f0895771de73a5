using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>Bias and activation of finished results, while they are in cache.</summary>
internal static unsafe class Epilogue
{
    /// <summary>y[r, j] = f(y[r, j] + bias[j]) for some rows and from ≤ j &lt; to; a null bias is none.</summary>
    public static void Apply<TActivation>(float* y, int rows, nint stride, int from, int to, float* bias)
        where TActivation : struct, IActivation
    {
        if (bias is null && typeof(TActivation) == typeof(Identity)) return;
        for (var r = 0; r < rows; r++) Row<TActivation>(y + (r * stride), from, to, bias);
    }

    /// <summary>y[j] = f(y[j], y[j + beside]) for 0 ≤ j &lt; count.</summary>
    public static void Apply<TEpilogue>(float* y, int count, nint beside)
        where TEpilogue : struct, IEpilogue
    {
        if (TEpilogue.IsNothing) return;
        var j = 0;
        for (; j <= count - Vector<float>.Count; j += Vector<float>.Count)
            Unsafe.WriteUnaligned(y + j, TEpilogue.Apply(Load(y + j), TEpilogue.Combines ? Load(y + j + beside) : default));
        if (j == count) return;
        Vector<float> z, other = default;
        if (count >= Vector<float>.Count)
        {
            // The last vector reaches back over finished values and leaves them as they are.
            y += count - Vector<float>.Count;
            z = Load(y);
            if (TEpilogue.Combines) other = Load(y + beside);
            var open = Vector.GreaterThanOrEqual(Vector<int>.Indices, new Vector<int>(j - count + Vector<float>.Count));
            Unsafe.WriteUnaligned(y, Vector.ConditionalSelect(open, TEpilogue.Apply(z, other), z));
            return;
        }

        var lanes = stackalloc float[2 * Vector<float>.Count];
        for (var i = 0; i < count; i++) (lanes[i], lanes[Vector<float>.Count + i]) = (y[i], TEpilogue.Combines ? y[i + beside] : 0);
        z = TEpilogue.Apply(Load(lanes), Load(lanes + Vector<float>.Count));
        for (var i = 0; i < count; i++) y[i] = z[i];
    }

    private static void Row<TActivation>(float* y, int from, int to, float* bias)
        where TActivation : struct, IActivation
    {
        var j = from;
        for (; j <= to - Vector<float>.Count; j += Vector<float>.Count)
        {
            var z = Load(y + j);
            if (bias is not null) z += Load(bias + j);
            Unsafe.WriteUnaligned(y + j, TActivation.Apply(z));
        }

        if (j == to) return;
        if (to < Vector<float>.Count)
        {
            Part<TActivation>(y, j, to, bias);
            return;
        }

        // The last vector reaches back over finished values and leaves them as they are.
        var back = to - Vector<float>.Count;
        var old = Load(y + back);
        var last = old;
        if (bias is not null) last += Load(bias + back);
        var open = Vector.GreaterThanOrEqual(Vector<int>.Indices, new Vector<int>(j - back));
        Unsafe.WriteUnaligned(y + back, Vector.ConditionalSelect(open, TActivation.Apply(last), old));
    }

    private static void Part<TActivation>(float* y, int from, int to, float* bias)
        where TActivation : struct, IActivation
    {
        var lanes = stackalloc float[Vector<float>.Count];
        for (var j = from; j < to; j++) lanes[j - from] = bias is null ? y[j] : y[j] + bias[j];
        var results = TActivation.Apply(Load(lanes));
        for (var j = from; j < to; j++) y[j] = results[j - from];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Load(float* p) => Unsafe.ReadUnaligned<Vector<float>>(p);
}
