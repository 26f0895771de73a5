namespace NetDsl.Data;

/// <summary>
/// Steele, Lea and Flood 2014. Shuffles use it and not <see cref="System.Random"/>, whose sequence is no promise: a
/// split must stay the same under every version of .NET, or test samples leak into training.
/// </summary>
internal struct SplitMix64(ulong seed)
{
    private ulong state = seed;

    public ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>0 … limit − 1; the bias of the multiplication is below limit / 2⁶⁴.</summary>
    public int Below(int limit) => (int)System.Math.BigMul(Next(), (ulong)limit, out _);

    /// <summary>Fisher and Yates.</summary>
    public void Shuffle(System.Span<int> values)
    {
        for (var i = values.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }
}
