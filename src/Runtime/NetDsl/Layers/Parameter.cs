namespace NetDsl;

public static partial class Layers
{
    /// <summary>A trained tensor of your own: a class token, a scale, a bias of any shape. It is the same for all samples.</summary>
    /// <param name="shape">The shape; empty for a scalar.</param>
    /// <param name="init">How it is filled; zeros unless set. Fan in and fan out are read off a shape [out, in, ..].</param>
    /// <param name="gain">A factor on what the initialiser prescribes, or the value itself for <see cref="Init.Constant"/>.</param>
    /// <param name="name">The full name of the parameter; <c>parameter</c> and a counter unless set.</param>
    /// <returns><paramref name="shape"/>.</returns>
    /// <remarks>Build errors: NDSL1019 for a dimension below 1.</remarks>
    public static Tensor Parameter(int[] shape, Init init = Init.Zeros, double gain = 1, string? name = null) => throw NetworkBody.ReadAtBuildTime();
}
