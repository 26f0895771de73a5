using System.Numerics;

namespace NetDsl.Kernels;

/// <summary>What a sum of products does to each result and another value at the same place before it stores it: a struct, so that the JIT inlines it.</summary>
public interface ICombination
{
    /// <summary>The result for some lanes.</summary>
    /// <param name="z">The sums.</param>
    /// <param name="beside">The other values.</param>
    static abstract Vector<float> Apply(Vector<float> z, Vector<float> beside);
}
