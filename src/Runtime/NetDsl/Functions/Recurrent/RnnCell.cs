namespace NetDsl;

public static partial class Functions
{
    /// <summary>
    /// One step of <see cref="Layers.Rnn(Tensor, int, int, bool, bool, double, int, bool, string)"/>, for loops of one's own: <c>h' = tanh(Wᵢ·x + bᵢ + Wₕ·h + bₕ)</c>. The weights are made once by
    /// <see cref="Layers.Parameter"/> and given to every step.
    /// </summary>
    /// <param name="x">A vector [inputs].</param>
    /// <param name="h">The state [hidden] that the step before left; it says how many units there are.</param>
    /// <param name="weightIh">Wᵢ [hidden, inputs].</param>
    /// <param name="weightHh">Wₕ [hidden, hidden].</param>
    /// <param name="biasIh">bᵢ [hidden]; none unless set.</param>
    /// <param name="biasHh">bₕ [hidden]; none unless set.</param>
    /// <param name="relu">True for max(.., 0) in place of tanh.</param>
    /// <returns>h' [hidden].</returns>
    /// <remarks>Elman 1990; PyTorch's RNNCell. Build errors: NDSL1024 for what is no vector; NDSL1007 for another shape.</remarks>
    public static Tensor RnnCell(Tensor x, Tensor h, Tensor weightIh, Tensor weightHh, Tensor? biasIh = null, Tensor? biasHh = null, bool relu = false) => throw NetworkBody.ReadAtBuildTime();
}
