namespace NetDsl;

public static partial class Functions
{
    /// <summary>
    /// One step of <see cref="Layers.Gru(Tensor, int, int, bool, bool, double, int, string)"/>, for loops of one's own: <c>r, z = σ(Wᵢ·x + bᵢ + Wₕ·h + bₕ), n = tanh(Wᵢ·x + bᵢ + r·(Wₕ·h + bₕ));
    /// h' = (1 − z)·n + z·h</c>. The weights are made once by <see cref="Layers.Parameter"/> and given to every step.
    /// </summary>
    /// <param name="x">A vector [inputs].</param>
    /// <param name="h">The state [hidden] that the step before left; it says how many units there are.</param>
    /// <param name="weightIh">Wᵢ [3 · hidden, inputs], the rows of r, z and n one after the other.</param>
    /// <param name="weightHh">Wₕ [3 · hidden, hidden], likewise.</param>
    /// <param name="biasIh">bᵢ [3 · hidden]; none unless set.</param>
    /// <param name="biasHh">bₕ [3 · hidden]; none unless set.</param>
    /// <returns>h' [hidden].</returns>
    /// <remarks>Cho et al. 2014; PyTorch's GRUCell. Build errors: NDSL1024 for what is no vector; NDSL1007 for another shape.</remarks>
    public static Tensor GruCell(Tensor x, Tensor h, Tensor weightIh, Tensor weightHh, Tensor? biasIh = null, Tensor? biasHh = null) => throw NetworkBody.ReadAtBuildTime();
}
