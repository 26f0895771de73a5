using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>The last, partial vector of a row: nothing behind its end is read or written.</summary>
internal static unsafe class VectorParts
{
    /// <summary>The first <paramref name="count"/> lanes, fewer than all, the others 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Load(float* from, int count) =>
        Vector<float>.Count == Vector512<float>.Count ? Simd512.LoadPart(from, count).AsVector()
        : Vector<float>.Count == Vector256<float>.Count ? Simd256.LoadPart(from, count).AsVector()
        : Simd128.LoadPart(from, count).AsVector();

    /// <summary>The first <paramref name="count"/> lanes, fewer than all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* to, Vector<float> value, int count)
    {
        if (Vector<float>.Count == Vector512<float>.Count) Simd512.StorePart(to, value.AsVector512(), count);
        else if (Vector<float>.Count == Vector256<float>.Count) Simd256.StorePart(to, value.AsVector256(), count);
        else Simd128.StorePart(to, value.AsVector128(), count);
    }
}
