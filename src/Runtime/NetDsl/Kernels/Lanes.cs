using System;
using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetDsl.Kernels;

/// <summary>
/// Loads and stores of emitted loops, a vector at a time, without bounds checks in optimised code. The variants with a
/// count serve the last, partial vector of a loop whose length the vector width does not divide.
/// </summary>
public static class Lanes
{
    /// <summary>Lanes 0, 1, 2, … as floats.</summary>
    private static readonly Vector<float> Counting = Vector.ConvertToSingle(Vector<int>.Indices);

    /// <summary>Values <paramref name="index"/> and following.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Load(ReadOnlySpan<float> source, int index)
    {
        Debug.Assert(index >= 0 && index + Vector<float>.Count <= source.Length, "a load outside the buffer");
        return Unsafe.ReadUnaligned<Vector<float>>(ref Unsafe.As<float, byte>(ref Unsafe.Add(ref MemoryMarshal.GetReference(source), index)));
    }

    /// <summary>The first <paramref name="count"/> lanes from <paramref name="index"/> on, the others 0; a full vector where there are enough.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Load(ReadOnlySpan<float> source, int index, int count)
    {
        if (count >= Vector<float>.Count) return Load(source, index);
        // Only the last values of a buffer have nothing behind them that may be read.
        return index <= source.Length - Vector<float>.Count ? Keep(Load(source, index), count, 0) : LoadPart(source.Slice(index, count));
    }

    /// <summary>Integers, converted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Load(ReadOnlySpan<int> source, int index)
    {
        Debug.Assert(index >= 0 && index + Vector<int>.Count <= source.Length, "a load outside the buffer");
        return Vector.ConvertToSingle(Unsafe.ReadUnaligned<Vector<int>>(ref Unsafe.As<int, byte>(ref Unsafe.Add(ref MemoryMarshal.GetReference(source), index))));
    }

    /// <summary>Integers, converted; the lanes from <paramref name="count"/> on are 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Load(ReadOnlySpan<int> source, int index, int count) =>
        count >= Vector<int>.Count ? Load(source, index) : LoadPart(source.Slice(index, count));

    /// <summary>Writes a whole vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Span<float> target, int index, Vector<float> value)
    {
        Debug.Assert(index >= 0 && index + Vector<float>.Count <= target.Length, "a store outside the buffer");
        Unsafe.WriteUnaligned(ref Unsafe.As<float, byte>(ref Unsafe.Add(ref MemoryMarshal.GetReference(target), index)), value);
    }

    /// <summary>Writes the first <paramref name="count"/> lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Span<float> target, int index, Vector<float> value, int count)
    {
        if (count >= Vector<float>.Count) Store(target, index, value);
        else StorePart(target.Slice(index, count), value);
    }

    /// <summary>The indices <paramref name="first"/>, first + 1, … as floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Indices(int first) => Counting + new Vector<float>(first);

    /// <summary>The first <paramref name="count"/> lanes of <paramref name="value"/>, and <paramref name="other"/> in the lanes after them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Keep(Vector<float> value, int count, float other) =>
        count >= Vector<float>.Count ? value : Vector.ConditionalSelect(Vector.LessThan(Counting, new Vector<float>(count)), value, new Vector<float>(other));

    /// <summary>The largest lane.</summary>
    public static float Max(Vector<float> value)
    {
        var largest = value[0];
        for (var lane = 1; lane < Vector<float>.Count; lane++) largest = MathF.Max(largest, value[lane]);
        return largest;
    }

    /// <summary>1 where the mask of a comparison is set, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> OneWhere(Vector<int> mask) => Vector.ConditionalSelect(mask, Vector<float>.One, Vector<float>.Zero);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe Vector<float> LoadPart(ReadOnlySpan<float> source)
    {
        fixed (float* p = source) return VectorParts.Load(p, source.Length);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector<float> LoadPart(ReadOnlySpan<int> source)
    {
        Span<int> lanes = stackalloc int[Vector<int>.Count];
        source.CopyTo(lanes);
        return Vector.ConvertToSingle(new Vector<int>(lanes));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe void StorePart(Span<float> target, Vector<float> value)
    {
        fixed (float* p = target) VectorParts.Store(p, value, target.Length);
    }
}
