namespace NetDsl.Compiler;

/// <summary>One rewriting of a program's graph that leaves its results as they are.</summary>
public abstract class Pass
{
    public abstract string Name { get; }

    /// <summary>False for one that only programs without gradients gain from.</summary>
    public virtual bool InTraining => true;

    /// <summary>False for one that only programs of processors gain from.</summary>
    public virtual bool OnGpu => true;

    public abstract ProgramGraph Run(ProgramGraph graph);
}
