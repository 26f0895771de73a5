using System.Collections.Generic;

namespace NetDsl;

/// <summary>One trained tensor and its place in the network's contiguous block of parameters.</summary>
/// <param name="Name">As in a PyTorch state_dict: <c>fc1.weight</c>.</param>
/// <param name="Shape">Its dimensions, row-major.</param>
/// <param name="Offset">Index of its first value in <see cref="Network.Weights"/>.</param>
/// <param name="Init">How it is filled before training.</param>
/// <param name="FanIn">Inputs of one unit.</param>
/// <param name="FanOut">Units that one input feeds.</param>
/// <param name="Gain">Factor of the standard deviation; the value itself for <see cref="NetDsl.Init.Constant"/>.</param>
public sealed record ParameterInfo(string Name, IReadOnlyList<int> Shape, int Offset, Init Init, int FanIn, int FanOut, float Gain = 1)
{
    /// <summary>The number of values.</summary>
    public int Count
    {
        get
        {
            var count = 1;
            foreach (var dimension in Shape) count *= dimension;
            return count;
        }
    }
}

/// <summary>One input, target or output of a network: <c>batch × Size</c> values.</summary>
/// <param name="Name">The parameter's name in <c>Forward</c> or <c>Loss</c>, or the output's.</param>
/// <param name="Shape">Dimensions of one sample.</param>
/// <param name="IsInteger">True for labels and token ids.</param>
/// <param name="Limit">Integers must lie in 0 … Limit − 1; 0 where no limit is known.</param>
/// <param name="Ignored">An integer outside that range that is allowed all the same, as <c>ignoreIndex</c>.</param>
public sealed record PortInfo(string Name, IReadOnlyList<int> Shape, bool IsInteger, int Limit = 0, int? Ignored = null)
{
    /// <summary>The number of values of one sample.</summary>
    public int Size
    {
        get
        {
            var count = 1;
            foreach (var dimension in Shape) count *= dimension;
            return count;
        }
    }
}

/// <summary>What the compiler knows of a network, printed into the program.</summary>
/// <param name="Name">Name of the class.</param>
/// <param name="Parameters">In the order of their offsets.</param>
/// <param name="Inputs">The parameters of <c>Forward</c>.</param>
/// <param name="Outputs">The results of <c>Forward</c>.</param>
/// <param name="Targets">The parameters of <c>Loss</c> after the outputs; empty where there is no loss.</param>
/// <param name="ParameterBlock">Length of the parameter block: at least the number of parameters, with padding between tensors.</param>
/// <param name="Summary">The layer table as text.</param>
public sealed record NetworkInfo(
    string Name,
    IReadOnlyList<ParameterInfo> Parameters,
    IReadOnlyList<PortInfo> Inputs,
    IReadOnlyList<PortInfo> Outputs,
    IReadOnlyList<PortInfo> Targets,
    int ParameterBlock,
    string Summary)
{
    /// <summary>The number of trained values, padding left out.</summary>
    public int ParameterCount
    {
        get
        {
            var count = 0;
            foreach (var parameter in Parameters) count += parameter.Count;
            return count;
        }
    }
}
