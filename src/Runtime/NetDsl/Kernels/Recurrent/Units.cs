using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>Loads and stores of the last, partial vector of a row of units.</summary>
internal static unsafe class Units
{
    /// <summary>The first <paramref name="count"/> lanes, the others 0; a full vector where there are enough.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Load(float* from, int count) => count >= Vector<float>.Count ? Unsafe.ReadUnaligned<Vector<float>>(from) : VectorParts.Load(from, count);

    /// <summary>Writes the first <paramref name="count"/> lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* to, Vector<float> value, int count)
    {
        if (count >= Vector<float>.Count) Unsafe.WriteUnaligned(to, value);
        else VectorParts.Store(to, value, count);
    }

    /// <summary>y += x.</summary>
    public static void Add(float* x, float* y, int n)
    {
        for (var j = 0; j < n; j += Vector<float>.Count) Store(y + j, Load(y + j, n - j) + Load(x + j, n - j), n - j);
    }

    public static void Copy(float* from, float* to, int n) => new ReadOnlySpan<float>(from, n).CopyTo(new Span<float>(to, n));

    public static void Clear(float* to, int n) => new Span<float>(to, n).Clear();
}
