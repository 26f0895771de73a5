using System;

namespace NetDsl;

public static partial class Functions
{
    /// <summary>
    /// Applies your own scalar function to every element. The compiler reads its C# and derives its derivative, unless <see
    /// cref="DerivativeAttribute"/> gives one.
    /// </summary>
    /// <param name="f">A static method or lambda of a number.</param>
    /// <param name="x">Any shape.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    /// <remarks>Build errors: NDSL1015 for shapes that do not broadcast.</remarks>
    public static Tensor Map(Func<float, float> f, Tensor x) => throw NetworkBody.ReadAtBuildTime();

    /// <summary>Applies your own scalar function to the elements of two tensors.</summary>
    /// <param name="f">A static method or lambda of two numbers.</param>
    /// <param name="x">Any shape that broadcasts with <paramref name="y"/>.</param>
    /// <param name="y">Any shape that broadcasts with <paramref name="x"/>.</param>
    /// <returns>The shape that both broadcast to.</returns>
    /// <remarks>Build errors: NDSL1015 for shapes that do not broadcast.</remarks>
    public static Tensor Map(Func<float, float, float> f, Tensor x, Tensor y) => throw NetworkBody.ReadAtBuildTime();
}
