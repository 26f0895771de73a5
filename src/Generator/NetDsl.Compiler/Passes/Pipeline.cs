using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>The passes, in the order in which they run.</summary>
public static class Pipeline
{
    public static IReadOnlyList<Pass> Passes { get; } = new Pass[]
    {
        new RemoveMarkers(),
        new DeadCode(),
        new Simplification(),
        new ConstantFolding(),
        new Simplification(),
        new CommonSubexpressions(),
        new PackWeights(),
        new DeadCode(),
    };

    public static ProgramGraph Run(ProgramGraph graph)
    {
        foreach (var pass in Passes)
        {
            graph = pass.Run(graph);
            Verifier.Check(graph, pass.Name);
        }

        return graph;
    }
}
