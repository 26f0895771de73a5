namespace NetDsl.Compiler;

/// <summary>What a recurrent layer computes in each step; the names are those of the kernels' <c>RecurrentUnit</c>.</summary>
public enum RecurrentCell
{
    /// <summary>h' = tanh(x + W·h).</summary>
    Tanh,

    /// <summary>h' = max(x + W·h, 0).</summary>
    Relu,

    /// <summary>Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000. Gates: input, forget, cell, output.</summary>
    Lstm,

    /// <summary>Cho et al. 2014, with the reset gate after the product. Gates: reset, update, new.</summary>
    Gru,
}
