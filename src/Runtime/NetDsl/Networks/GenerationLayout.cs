using System.Collections.Generic;

namespace NetDsl;

/// <summary>What a program that takes one element of a sequence at a time has in place of its network's ports.</summary>
/// <param name="Inputs">The inputs of <c>Forward</c>, the stepped one with length 1, and the position where it matters.</param>
/// <param name="Outputs">The results for one element.</param>
/// <param name="States">What survives a run.</param>
/// <param name="Stepped">Index of the input that comes one element at a time.</param>
/// <param name="Position">Index of the input that holds the number of the element; −1 where it does not matter and sequences may go on without end.</param>
/// <param name="Length">Elements of the sequence that the network was declared for.</param>
public sealed record GenerationLayout(IReadOnlyList<PortInfo> Inputs, IReadOnlyList<PortInfo> Outputs, IReadOnlyList<StateInfo> States, int Stepped, int Position, int Length);

/// <summary>Memory of a generation program that survives its runs.</summary>
/// <param name="Name">The layer that it belongs to, and what it holds.</param>
/// <param name="Shape">For each row.</param>
/// <param name="InPlace">True where a run changes a few of the values and leaves the others.</param>
public sealed record StateInfo(string Name, IReadOnlyList<int> Shape, bool InPlace)
{
    /// <summary>The number of values of one row.</summary>
    public int Size
    {
        get
        {
            var count = 1;
            for (var i = 0; i < Shape.Count; i++) count *= Shape[i];
            return count;
        }
    }
}
