using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>What becomes of a finished sum: an activation of it, or its combination with another value.</summary>
internal interface IEpilogue
{
    /// <summary>True where results stay as they are.</summary>
    static abstract bool IsNothing { get; }

    /// <summary>True where the other value is read.</summary>
    static abstract bool Combines { get; }

    static abstract Vector<float> Apply(Vector<float> z, Vector<float> beside);
}

/// <summary>An activation.</summary>
internal readonly struct Activated<TActivation> : IEpilogue
    where TActivation : struct, IActivation
{
    public static bool IsNothing
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(TActivation) == typeof(Identity);
    }

    public static bool Combines
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Apply(Vector<float> z, Vector<float> beside) => TActivation.Apply(z);
}

/// <summary>A combination.</summary>
internal readonly struct Combined<TCombination> : IEpilogue
    where TCombination : struct, ICombination
{
    public static bool IsNothing
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    public static bool Combines
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Apply(Vector<float> z, Vector<float> beside) => TCombination.Apply(z, beside);
}
