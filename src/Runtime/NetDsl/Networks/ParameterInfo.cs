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
