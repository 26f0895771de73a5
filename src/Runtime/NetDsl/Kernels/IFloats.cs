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

    /// <summary>The first <paramref name="count"/> lanes, fewer than all, the others 0; nothing behind them is read.</summary>
    static abstract T LoadPart(float* p, int count);

    /// <summary>The first <paramref name="count"/> lanes, fewer than all; nothing behind them is written.</summary>
    static abstract void StorePart(float* p, T value, int count);

    static abstract T Create(float value);

    static abstract T SquareRoot(T value);

    /// <summary>The larger lanes; which of two is taken where one is NaN depends on the processor.</summary>
    static abstract T Max(T a, T b);

    /// <summary>The smaller lanes; which of two is taken where one is NaN depends on the processor.</summary>
    static abstract T Min(T a, T b);

    /// <summary>0 in place of what is below the normal range.</summary>
    static abstract T Normal(T value);

    /// <summary>The larger lanes; NaN where one is NaN.</summary>
    static abstract T Greater(T a, T b);

    /// <summary>a·b + c, as <see cref="Fused"/>.</summary>
    static abstract T MultiplyAdd(T a, T b, T c);

    /// <summary>value·2ⁿ for whole −252 ≤ n ≤ 254, rounded once.</summary>
    static abstract T Scale(T value, T n);

    /// <summary><paramref name="then"/> where a &gt; b, else <paramref name="otherwise"/>, where one is NaN too.</summary>
    static abstract T WhereAbove(T a, T b, T then, T otherwise);

    /// <summary>The first <paramref name="count"/> lanes of a value, and those of <paramref name="other"/> after them.</summary>
    static abstract T First(T value, int count, T other);

    /// <summary>The sum of the lanes, always the same tree.</summary>
    static abstract float Sum(T value);

    static abstract T operator *(float a, T b);

    static abstract T operator +(T a, float b);
}
