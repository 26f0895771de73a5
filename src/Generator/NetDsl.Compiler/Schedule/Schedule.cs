using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>The steps of a program in the order of their execution, and what stands for what.</summary>
/// <param name="Roots">For every node the one whose memory holds its value: a reshape has none of its own.</param>
public sealed record Schedule(ProgramGraph Graph, IReadOnlyList<Step> Steps, int Phases, IReadOnlyList<int> Roots);
