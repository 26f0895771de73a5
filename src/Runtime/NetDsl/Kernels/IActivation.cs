using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>What a matrix product does to each result before it stores it: a struct, so that the JIT inlines it.</summary>
public interface IActivation
{
    /// <summary>The activation of some lanes.</summary>
    static abstract Vector<float> Apply(Vector<float> z);
}

/// <summary>No activation.</summary>
public readonly struct Identity : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Apply(Vector<float> z) => z;
}
