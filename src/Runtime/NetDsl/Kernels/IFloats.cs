using System.Numerics;

namespace NetDsl.Kernels;

/// <summary>
/// Some floats at a time, with operators: a formula written once runs in three vector widths. No operation mixes lanes, so that the
/// width does not show in the bits.
/// </summary>
/// <typeparam name="T">The struct itself.</typeparam>
internal unsafe interface IFloats<T> : IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>, IDivisionOperators<T, T, T>
    where T : struct, IFloats<T>
{
    static abstract int Count { get; }

    static abstract T Load(float* p);

    static abstract void Store(float* p, T value);

    static abstract T Create(float value);

    static abstract T SquareRoot(T value);

    /// <summary>The larger lanes; which of two is taken where one is NaN depends on the processor.</summary>
    static abstract T Max(T a, T b);

    /// <summary>The smaller lanes; which of two is taken where one is NaN depends on the processor.</summary>
    static abstract T Min(T a, T b);

    /// <summary>0 in place of what is below the normal range.</summary>
    static abstract T Normal(T value);

    static abstract T operator *(float a, T b);

    static abstract T operator +(T a, float b);
}
