using System;

namespace NetDsl.Kernels;

/// <summary>
/// The product of the state with its weight in each step of a recurrent layer: packed once where there are many steps, taken as the weight lies where
/// there are few. Which of the two depends on the number of steps alone, so that the samples of a thread change no bit.
/// </summary>
internal readonly unsafe ref struct StateProduct
{
    private const int ManySteps = 8;

    private readonly ReadOnlySpan<float> weight;
    private readonly ReadOnlySpan<float> bias;
    private readonly float* panels;
    private readonly float* paddedBias;
    private readonly int n;
    private readonly int k;
    private readonly bool transposed;

    /// <param name="weight">[n, k] where transposed, else [k, n].</param>
    /// <param name="bias">[n], or empty.</param>
    /// <param name="n">Columns of the results.</param>
    /// <param name="k">Length of the sums.</param>
    /// <param name="transposed">How the weight lies.</param>
    /// <param name="steps">How many products there will be.</param>
    public StateProduct(ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, int n, int k, bool transposed, int steps)
    {
        this.weight = weight;
        this.bias = bias;
        this.n = n;
        this.k = k;
        this.transposed = transposed;
        if (steps < ManySteps)
        {
            Columns = n;
            return;
        }

        Columns = PanelProduct.Columns(n);
        panels = Scratch.Right(Columns * (k + 1));
        paddedBias = panels + ((nint)Columns * k);
        Units.Clear(paddedBias, Columns);
        bias.CopyTo(new Span<float>(paddedBias, Columns));
        fixed (float* w = weight) PanelProduct.Pack(transposed ? Packing.Transposed(w, k, n, k) : w, n, k, panels);
    }

    /// <summary>Distance of the results' rows: n, or more where they are padded.</summary>
    public int Columns { get; }

    /// <summary>y[r, ·] for rows of a, each <paramref name="stride"/> behind the one before.</summary>
    public void Run(float* a, nint stride, int rows, float* y)
    {
        if (panels is not null)
        {
            PanelProduct.Run(a, stride, rows, panels, paddedBias, n, k, y);
            return;
        }

        for (var r = 0; r < rows; r++)
        {
            ReadOnlySpan<float> row = new(a + (r * stride), k);
            Span<float> to = new(y + ((nint)r * n), n);
            if (transposed) MatMul.RowsTransposed<Identity>(row, weight, bias, to, 0, 1, n, k);
            else MatMul.Rows<Identity>(row, weight, bias, to, 0, 1, n, k);
        }
    }
}
