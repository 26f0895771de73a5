namespace NetDsl.Kernels;

/// <summary>The element-wise part of one step of one sample, as a type, so that the JIT makes one loop for each.</summary>
internal unsafe interface IRecurrentCell
{
    /// <summary>Products with the state for each unit.</summary>
    static abstract int Gates { get; }

    /// <summary>Values of a unit that backward reads.</summary>
    static abstract int Saved { get; }

    /// <summary>Derivatives of a unit: by the products with the input, and behind them those with the state where they differ.</summary>
    static abstract int Slopes { get; }

    /// <summary>1 for h, 2 for h and c.</summary>
    static abstract int Carried { get; }

    /// <summary>The step of <paramref name="n"/> units.</summary>
    /// <param name="x">Products with the input, [gates, n].</param>
    /// <param name="p">Products with the state and its bias, [gates, n].</param>
    /// <param name="h">The state before, [n].</param>
    /// <param name="c">The cell, [n], updated in place.</param>
    /// <param name="next">Receives the state after, [n].</param>
    /// <param name="saved">Receives what backward reads, [saved, n]; null where nothing does.</param>
    /// <param name="n">Units.</param>
    static abstract void Forward(float* x, float* p, float* h, float* c, float* next, float* saved, int n);

    /// <summary>The derivatives of a step.</summary>
    /// <param name="upstream">Slope by the step's result, [n].</param>
    /// <param name="saved">[saved, n].</param>
    /// <param name="h">The state before, [n].</param>
    /// <param name="c">The cell before, [n]; null for zeros.</param>
    /// <param name="dh">Slope by the state after, from later steps; becomes what goes on to the state before without a product.</param>
    /// <param name="dc">The same of the cell.</param>
    /// <param name="d">Receives the derivatives, [slopes, n].</param>
    /// <param name="n">Units.</param>
    static abstract void Backward(float* upstream, float* saved, float* h, float* c, float* dh, float* dc, float* d, int n);
}
