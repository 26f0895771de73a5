using System;

namespace NetDsl;

public static partial class Functions
{
    /// <summary><c>y = f(x)</c>, with the gradient of the identity: lets steps and roundings be trained.</summary>
    /// <param name="f">A function of tensors that keeps the shape, as <c>Step</c> or <c>Round</c>.</param>
    /// <param name="x">Any shape.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    /// <remarks>Bengio et al. 2013. Build errors: NDSL1026 where f changes the shape.</remarks>
    public static Tensor StraightThrough(Func<Tensor, Tensor> f, Tensor x) => throw NetworkBody.ReadAtBuildTime();
}
