namespace NetDsl.Kernels;

/// <summary>What a recurrent layer computes in each step. Gates lie one behind the other, each for all units.</summary>
public enum RecurrentUnit
{
    /// <summary>h' = tanh(x + W·h).</summary>
    Tanh,

    /// <summary>h' = max(x + W·h, 0).</summary>
    Relu,

    /// <summary>Gates input, forget, cell, output; c' = f·c + i·g, h' = o·tanh c'.</summary>
    Lstm,

    /// <summary>Gates reset, update, new; n = tanh(x + r·(W·h)), h' = (1 − z)·n + z·h.</summary>
    Gru,
}
