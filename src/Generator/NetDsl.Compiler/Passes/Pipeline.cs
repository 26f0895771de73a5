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
        new DeadCode(),
        new FoldScales(),
        new SumInPlace(),
        new PackConvolutions(),
        new PackProducts(),
        new DeadCode(),
    };

    /// <param name="training">True for the program with gradients.</param>
    /// <param name="gpu">True for a program of a GPU.</param>
    public static ProgramGraph Run(ProgramGraph graph, bool training, bool gpu)
    {
        foreach (var pass in Passes)
        {
            if ((training && !pass.InTraining) || (gpu && !pass.OnGpu)) continue;
            graph = pass.Run(graph);
            Verifier.Check(graph, pass.Name);
        }

        return graph;
    }
}
