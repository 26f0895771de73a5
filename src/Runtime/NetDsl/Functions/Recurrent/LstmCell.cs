namespace NetDsl;

public static partial class Functions
{
    /// <summary>
    /// One step of <see cref="Layers.Lstm(Tensor, int, int, bool, bool, double, int, string)"/>, for loops of one's own: <c>i, f, o = σ(..) and g = tanh(..) of Wᵢ·x + bᵢ + Wₕ·h + bₕ;
    /// c' = f·c + i·g, h' = o·tanh c'</c>. The weights are made once by <see cref="Layers.Parameter"/> and given to every step.
    /// </summary>
    /// <param name="x">A vector [inputs].</param>
    /// <param name="h">The state [hidden] that the step before left; it says how many units there are.</param>
    /// <param name="c">The cell [hidden] that it left.</param>
    /// <param name="weightIh">Wᵢ [4 · hidden, inputs], the rows of the input, forget, cell and output gate one after the other.</param>
    /// <param name="weightHh">Wₕ [4 · hidden, hidden], likewise.</param>
    /// <param name="biasIh">bᵢ [4 · hidden]; none unless set.</param>
    /// <param name="biasHh">bₕ [4 · hidden]; none unless set.</param>
    /// <returns>h' and c', [hidden] each.</returns>
    /// <remarks>Hochreiter and Schmidhuber 1997; PyTorch's LSTMCell. Build errors: NDSL1024 for what is no vector; NDSL1007 for another shape.</remarks>
    public static (Tensor Hidden, Tensor Cell) LstmCell(Tensor x, Tensor h, Tensor c, Tensor weightIh, Tensor weightHh, Tensor? biasIh = null, Tensor? biasHh = null) => throw NetworkBody.ReadAtBuildTime();
}
