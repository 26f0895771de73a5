using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// Random numbers without a state: each is a hash of a seed, a step, a stream and its place, so that any thread can make any of them.
/// The place passes two 32-bit finalisers with keys between (constants: C. Wellons, "Prospecting for hash functions", 2018);
/// the keys come from SplitMix64.
/// </summary>
public static class Randoms
{
    /// <summary>Fills u[first·size … last·size) with uniform numbers, 0 ≤ u &lt; 1, in steps of 2⁻²⁴.</summary>
    /// <param name="u">[≥ last, size].</param>
    /// <param name="first">The first row.</param>
    /// <param name="last">The row after the last.</param>
    /// <param name="size">Numbers of a row.</param>
    /// <param name="seed">Of the run.</param>
    /// <param name="step">Of the training.</param>
    /// <param name="stream">Tells apart the uses within a step.</param>
    /// <exception cref="ArgumentException">The buffer is smaller than its shape.</exception>
    public static void Uniform(Span<float> u, int first, int last, int size, ulong seed, long step, int stream)
    {
        Problem.Require(first >= 0 && size >= 0, $"rows from {first}, {size} numbers each: sizes cannot be negative");
        Problem.Require((long)last * size <= u.Length, $"u of [{last}, {size}] needs {(long)last * size} values, but has {u.Length}");
        if (first >= last) return;
        var key = Key(seed, step, stream);
        var end = last * size;
        for (var i = first * size; i < end; i += Vector<float>.Count) Lanes.Store(u, i, At(key, (uint)i), end - i);
    }

    /// <summary>What the numbers of a stream in a step have in common.</summary>
    internal static ulong Key(ulong seed, long step, int stream) => Mix(Mix(Mix(seed) + (ulong)step) + (uint)stream);

    /// <summary>The numbers from a place on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<float> At(ulong key, uint first) => At(key, Vector<uint>.Indices + new Vector<uint>(first));

    /// <summary>The numbers at a place and every <paramref name="step"/> after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<float> At(ulong key, uint first, uint step) => At(key, (Vector<uint>.Indices * step) + new Vector<uint>(first));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> At(ulong key, Vector<uint> place)
    {
        var hash = Finalise(Finalise(place ^ new Vector<uint>((uint)key)) + new Vector<uint>((uint)(key >> 32)));
        return Vector.ConvertToSingle(Vector.AsVectorInt32(hash >>> 8)) * new Vector<float>(1f / (1 << 24));
    }

    /// <summary>A bijection of 32 bits in which every bit of the input reaches every bit of the result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<uint> Finalise(Vector<uint> h)
    {
        h ^= h >>> 16;
        h *= new Vector<uint>(0x7FEB352Du);
        h ^= h >>> 15;
        h *= new Vector<uint>(0x846CA68Bu);
        return h ^ (h >>> 16);
    }

    /// <summary>SplitMix64 (Steele, Lea and Flood 2014).</summary>
    private static ulong Mix(ulong z)
    {
        z += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
