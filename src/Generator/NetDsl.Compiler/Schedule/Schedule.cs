using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>The steps of a program in the order of their execution, and what stands for what.</summary>
/// <param name="Prepared">How many phases at the beginning depend on parameters, buffers, constants and inputs that stay alone: while these do not change, they need not run again.</param>
/// <param name="Roots">For every node the one whose memory holds its value: a reshape has none of its own, nor has what is added up in place.</param>
/// <param name="Sharing">How threads share the one sample of the program; null where each takes samples of its own.</param>
public sealed record Schedule(ProgramGraph Graph, IReadOnlyList<Step> Steps, int Phases, int Prepared, IReadOnlyList<int> Roots, SampleSharing? Sharing = null);
