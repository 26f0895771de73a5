namespace NetDsl;

public static partial class Functions
{
    /// <summary>
    /// Attention, <c>softmax(scale · q · kᵀ + bias) · v</c>, in every head. A query from which every key is hidden gives zeros, and no gradient.
    /// </summary>
    /// <param name="q">Queries [heads, queries, width], or [queries, width] for one head.</param>
    /// <param name="k">Keys [heads, keys, width].</param>
    /// <param name="v">Values [heads, keys, value width].</param>
    /// <param name="mask">1 (or anything but 0) where a key must not be attended to: [keys], [queries, keys] or [heads, queries, keys].</param>
    /// <param name="lengths">For each sample the number of keys that count, from 0; the others are hidden. Checked before each step.</param>
    /// <param name="scoreBias">Added to the scaled scores: what broadcasts to [heads, queries, keys], as <see cref="Functions.AlibiBias"/> gives it. −∞ hides a key.</param>
    /// <param name="causal">True where query i sees the keys 0 to i alone.</param>
    /// <param name="scale">Factor of the products; 1/√width unless set.</param>
    /// <param name="dropout">The share of the weights that is dropped at random in training.</param>
    /// <returns>[heads, queries, value width].</returns>
    /// <remarks>
    /// Vaswani et al. 2017. Build errors: NDSL1015 for a mask that does not broadcast, NDSL1016 for widths or lengths that do not meet, NDSL1024 for
    /// another number of axes.
    /// </remarks>
    public static Tensor ScaledDotProductAttention(Tensor q, Tensor k, Tensor v, Tensor? mask = null, IntTensor? lengths = null, Tensor? scoreBias = null, bool causal = false, double? scale = null, double dropout = 0) => throw NetworkBody.ReadAtBuildTime();
}
