using System;
using System.Numerics;

namespace NetDsl;

/// <summary>
/// Random numbers that are the same on every machine: xoshiro256++ (Blackman and Vigna 2019), seeded by SplitMix64. Its whole
/// state is four numbers, which can be kept and taken up again.
/// </summary>
public sealed class RandomSource
{
    private ulong a;
    private ulong b;
    private ulong c;
    private ulong d;

    /// <summary>The same seed and stream give the same numbers; two streams of a seed have nothing to do with one another.</summary>
    public RandomSource(long seed, ulong stream = 0) => Restart(seed, stream);

    /// <summary>The state, to take up later where one is now.</summary>
    public (ulong A, ulong B, ulong C, ulong D) State
    {
        get => (a, b, c, d);
        set
        {
            if (value is (0, 0, 0, 0)) throw new ArgumentException("a state of four zeros yields zeros for ever", nameof(value));
            (a, b, c, d) = value;
        }
    }

    /// <summary>A stream number for a name: FNV-1a over its characters.</summary>
    public static ulong Stream(ReadOnlySpan<char> name)
    {
        var hash = 14695981039346656037UL;
        foreach (var character in name) hash = unchecked((hash ^ character) * 1099511628211UL);
        return hash;
    }

    /// <summary>Becomes what <c>new RandomSource(seed, stream)</c> is, without allocating.</summary>
    public void Restart(long seed, ulong stream = 0)
    {
        var x = unchecked((ulong)seed);
        x = SplitMix(ref x) ^ stream;
        a = SplitMix(ref x);
        b = SplitMix(ref x);
        c = SplitMix(ref x);
        d = SplitMix(ref x);
    }

    /// <summary>64 random bits.</summary>
    public ulong NextUInt64()
    {
        var result = BitOperations.RotateLeft(a + d, 23) + a;
        var t = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= t;
        d = BitOperations.RotateLeft(d, 45);
        return result;
    }

    /// <summary>Uniform, 0 ≤ x &lt; 1.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform, 0 … <paramref name="limit"/> − 1, without bias (Lemire 2019).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not positive.</exception>
    public int Next(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var wide = (NextUInt64() >> 32) * (ulong)limit;
        for (var reject = (0u - (uint)limit) % (uint)limit; (uint)wide < reject;) wide = (NextUInt64() >> 32) * (ulong)limit;
        return (int)(wide >> 32);
    }

    /// <summary>Normal with mean 0 and standard deviation 1 (Box and Muller 1958; one of the pair, so that no half is kept as state).</summary>
    public double NextNormal()
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        return radius * Math.Cos(2 * Math.PI * NextDouble());
    }

    /// <summary>Brings items into random order (Fisher and Yates).</summary>
    public void Shuffle(Span<int> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static ulong SplitMix(ref ulong x)
    {
        var z = x += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
