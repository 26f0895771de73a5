using NetDsl.Kernels;

namespace NetDsl;

/// <summary>The formula of an optimizer for some parameters at a time.</summary>
internal interface IUpdateRule
{
    /// <summary>How many of the three states the formula has.</summary>
    static abstract int States { get; }

    /// <summary>The new parameters; the states are changed in place.</summary>
    T Next<T>(T w, T g, ref T s0, ref T s1, ref T s2)
        where T : struct, IFloats<T>;
}
