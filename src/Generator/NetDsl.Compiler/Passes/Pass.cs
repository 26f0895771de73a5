namespace NetDsl.Compiler;

/// <summary>One rewriting of a program's graph that leaves its results as they are.</summary>
public abstract class Pass
{
    public abstract string Name { get; }

    public abstract ProgramGraph Run(ProgramGraph graph);
}
