namespace NetDsl;

public static partial class Functions
{
    /// <summary>The bias of attention with linear biases: in each head, scores fall with the distance by a slope of its own.</summary>
    /// <param name="heads">The number of heads.</param>
    /// <param name="length">The number of keys.</param>
    /// <returns>[heads, 1, length]: slope · (j − length + 1), from which a softmax cannot tell slope · (j − i).</returns>
    /// <remarks>Press et al. 2022. It is meant for causal attention. Build errors: NDSL1019 for sizes below 1.</remarks>
    public static Tensor AlibiBias(int heads, int length) => throw NetworkBody.ReadAtBuildTime();
}
