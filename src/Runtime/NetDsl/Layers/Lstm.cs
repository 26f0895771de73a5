namespace NetDsl;

public static partial class Layers
{
    /// <summary>
    /// Long short-term memory, <c>i, f, o = σ(..) and g = tanh(..) of Wᵢ·xₜ + bᵢ + Wₕ·hₜ₋₁ + bₕ; cₜ = f·cₜ₋₁ + i·g, hₜ = o·tanh cₜ</c>, over a sequence. Parameters for each layer k: <c>weight_ih_l{k}</c> [4 · hidden, inputs], <c>weight_hh_l{k}</c> [4 · hidden, hidden],
    /// <c>bias_ih_l{k}</c> and <c>bias_hh_l{k}</c> [4 · hidden], and with <c>_reverse</c> those of the other direction; all uniform within ±1/√hidden at first.
    /// </summary>
    /// <param name="x">A sequence of vectors [length, inputs].</param>
    /// <param name="hidden">The number of units.</param>
    /// <param name="layers">Layers on top of one another.</param>
    /// <param name="bidirectional">True to read the sequence backwards too; the results of both directions stand side by side.</param>
    /// <param name="bias">False to leave both biases out.</param>
    /// <param name="dropout">The share of values that training drops between two layers; 0 unless set.</param>
    /// <param name="truncate">Steps that gradients go back, counted in blocks from the first element; 0, the default, for all.</param>
    /// <param name="name">The prefix of the parameter names; the layer's kind and a counter unless set.</param>
    /// <returns>The state after every element: [length, hidden], or [length, 2 · hidden] for both directions.</returns>
    /// <remarks>Hochreiter and Schmidhuber 1997, Gers et al. 2000. Gates in the rows: input, forget, cell, output, as in PyTorch. Build errors: NDSL1024 for what is no sequence of vectors; NDSL1019 for sizes below 1.</remarks>
    public static Tensor Lstm(Tensor x, int hidden, int layers = 1, bool bidirectional = false, bool bias = true, double dropout = 0, int truncate = 0, string? name = null) => throw NetworkBody.ReadAtBuildTime();

    /// <summary>
    /// The same over sequences that may end before their array does: behind its length a sample's results are 0, its last state is the one at its
    /// length, and the other direction begins there.
    /// </summary>
    /// <param name="x">A sequence of vectors [length, inputs].</param>
    /// <param name="lengths">The number of elements of each sample, 0 … length; a single integer.</param>
    /// <param name="hidden">The number of units.</param>
    /// <param name="layers">Layers on top of one another.</param>
    /// <param name="bidirectional">True to read the sequence backwards too; the results of both directions stand side by side.</param>
    /// <param name="bias">False to leave both biases out.</param>
    /// <param name="dropout">The share of values that training drops between two layers; 0 unless set.</param>
    /// <param name="truncate">Steps that gradients go back, counted in blocks from the first element; 0, the default, for all.</param>
    /// <param name="name">The prefix of the parameter names; the layer's kind and a counter unless set.</param>
    /// <returns>[length, hidden], or [length, 2 · hidden] for both directions.</returns>
    /// <remarks>Build errors: as without lengths.</remarks>
    public static Tensor Lstm(Tensor x, IntTensor lengths, int hidden, int layers = 1, bool bidirectional = false, bool bias = true, double dropout = 0, int truncate = 0, string? name = null) => throw NetworkBody.ReadAtBuildTime();

    /// <summary><see cref="Lstm(Tensor, int, int, bool, bool, double, int, string)"/> with the state that it begins and the one that it ends with.</summary>
    /// <param name="x">A sequence of vectors [length, inputs].</param>
    /// <param name="hidden">The number of units.</param>
    /// <param name="h0">The first state, [layers · directions, hidden], for each layer its directions; 0 unless set.</param>
    /// <param name="c0">The first cell, likewise; given together with <paramref name="h0"/>.</param>
    /// <param name="lengths">The number of elements of each sample, 0 … length; all of them unless set.</param>
    /// <param name="layers">Layers on top of one another.</param>
    /// <param name="bidirectional">True to read the sequence backwards too; the results of both directions stand side by side.</param>
    /// <param name="bias">False to leave both biases out.</param>
    /// <param name="dropout">The share of values that training drops between two layers; 0 unless set.</param>
    /// <param name="truncate">Steps that gradients go back, counted in blocks from the first element; 0, the default, for all.</param>
    /// <param name="name">The prefix of the parameter names; the layer's kind and a counter unless set.</param>
    /// <returns>The state after every element, and the last state of every layer and direction, as <paramref name="h0"/>.</returns>
    /// <remarks>Build errors: as <c>Lstm</c>; NDSL1007 for a first state of another shape; NDSL1021 for one of h0 and c0 alone.</remarks>
    public static (Tensor Output, Tensor Hidden, Tensor Cell) LstmStates(Tensor x, int hidden, Tensor? h0 = null, Tensor? c0 = null, IntTensor? lengths = null, int layers = 1, bool bidirectional = false, bool bias = true, double dropout = 0, int truncate = 0, string? name = null) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Layers.Lstm(Tensor, int, int, bool, bool, double, int, string)"/> in a stack of attributes.</summary>
public sealed class LstmAttribute : LayerAttribute
{
    /// <summary>Sets what the layer cannot do without.</summary>
    /// <param name="hidden">The number of units.</param>
    public LstmAttribute(int hidden) => Hidden = hidden;

    /// <summary>The number of units.</summary>
    public int Hidden { get; }

    /// <summary>Layers on top of one another; 1 unless set.</summary>
    public int Layers { get; set; }

    /// <summary>True to read the sequence backwards too.</summary>
    public bool Bidirectional { get; set; }

    /// <summary>False to leave both biases out.</summary>
    public bool Bias { get; set; }

    /// <summary>The share of values that training drops between two layers; 0 unless set.</summary>
    public double Dropout { get; set; }

    /// <summary>Steps that gradients go back; 0, the default, for all.</summary>
    public int Truncate { get; set; }

    /// <summary>The prefix of the parameter names; the layer's kind and a counter unless set.</summary>
    public string? Name { get; set; }
}
