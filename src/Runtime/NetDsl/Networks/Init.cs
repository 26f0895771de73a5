namespace NetDsl;

/// <summary>How a parameter is filled before training. Fan in is the number of inputs of one unit, fan out the number of units that one input feeds.</summary>
public enum Init
{
    /// <summary>What the layer prescribes: for <c>Dense</c>, as in PyTorch, uniform within ±1/√(fan in).</summary>
    Default,

    /// <summary>Uniform within ±1/√(fan in).</summary>
    FanInUniform,

    /// <summary>He et al. 2015, uniform: variance 2/(fan in). For ReLU.</summary>
    HeUniform,

    /// <summary>He et al. 2015, normal: variance 2/(fan in). For ReLU.</summary>
    HeNormal,

    /// <summary>Glorot and Bengio 2010, uniform: variance 2/(fan in + fan out). For tanh and sigmoid.</summary>
    XavierUniform,

    /// <summary>Glorot and Bengio 2010, normal: variance 2/(fan in + fan out). For tanh and sigmoid.</summary>
    XavierNormal,

    /// <summary>LeCun et al. 1998, uniform: variance 1/(fan in). For SELU.</summary>
    LeCunUniform,

    /// <summary>LeCun et al. 1998, normal: variance 1/(fan in). For SELU.</summary>
    LeCunNormal,

    /// <summary>Saxe et al. 2014: rows (or columns, if fewer) are orthonormal.</summary>
    Orthogonal,

    /// <summary>Normal with mean 0 and the gain as standard deviation.</summary>
    Normal,

    /// <summary>Every value is the gain.</summary>
    Constant,

    /// <summary>Every value is 0.</summary>
    Zeros,

    /// <summary>Every value is 1.</summary>
    Ones,
}
