using System;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>The last, partial vector of a row: nothing beyond its end is read or written.</summary>
internal static unsafe class Tails
{
    /// <summary>The first <paramref name="count"/> lanes from <paramref name="p"/>, the others 0.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Load<T>(float* p, int count)
        where T : struct, IFloats<T>
    {
        var lanes = stackalloc float[T.Count];
        new Span<float>(lanes, T.Count).Clear();
        new ReadOnlySpan<float>(p, count).CopyTo(new Span<float>(lanes, count));
        return T.Load(lanes);
    }

    /// <summary>Writes the first <paramref name="count"/> lanes.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Store<T>(float* p, T value, int count)
        where T : struct, IFloats<T>
    {
        var lanes = stackalloc float[T.Count];
        T.Store(lanes, value);
        new ReadOnlySpan<float>(lanes, count).CopyTo(new Span<float>(p, count));
    }
}
