using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>The program that takes one element of a sequence at a time.</summary>
/// <param name="Graph">Forward over one element.</param>
/// <param name="Inputs">The inputs of Forward, the stepped one with length 1, and the position where an operation asks for it.</param>
/// <param name="Outputs">The results for one element.</param>
/// <param name="Stepped">Index of the input that comes one element at a time.</param>
/// <param name="Length">Elements of the whole sequence that the network was declared for.</param>
/// <param name="States">What survives a run, in the order in which <paramref name="Next"/> has its new values.</param>
/// <param name="Next">The node with the new value of each state.</param>
public sealed record GenerationModel(
    Graph Graph,
    EquatableArray<PortModel> Inputs,
    EquatableArray<PortModel> Outputs,
    int Stepped,
    int Length,
    EquatableArray<StateModel> States,
    EquatableArray<int> Next)
{
    /// <summary>The name of the input that holds the position: no parameter of C# has it.</summary>
    public const string Position = "position of the element";

    /// <summary>Names of the inputs that stay the same for a whole sequence.</summary>
    public ISet<string> Settled => new HashSet<string>(Inputs.Where((port, index) => index != Stepped && port.Name != Position).Select(port => port.Name));
}
