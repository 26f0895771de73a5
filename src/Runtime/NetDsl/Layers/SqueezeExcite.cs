using System;

namespace NetDsl;

public static partial class Layers
{
    /// <summary>
    /// Weighs each channel by what all channels saw, <c>y = x · sigmoid(fc2(f(fc1(mean of each channel))))</c>. Parameters: <c>fc1.weight</c>
    /// [squeezed, channels, 1, 1], <c>fc1.bias</c> [squeezed], <c>fc2.weight</c> [channels, squeezed, 1, 1], <c>fc2.bias</c> [channels].
    /// </summary>
    /// <param name="x">An image [channels, height, width].</param>
    /// <param name="squeezed">The width between the two products; a sixteenth to a quarter of the channels is usual.</param>
    /// <param name="activation">The f between them; ReLU unless set.</param>
    /// <param name="name">The prefix of the parameter names; the layer's kind and a counter unless set.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    /// <remarks>
    /// Hu et al. 2018. Build errors: NDSL1024 for another shape, NDSL1019 for a width below 1, NDSL1026 for an activation that
    /// changes the shape.
    /// </remarks>
    public static Tensor SqueezeExcite(Tensor x, int squeezed, Func<Tensor, Tensor>? activation = null, string? name = null) => throw NetworkBody.ReadAtBuildTime();
}
