using System.Collections.Generic;

namespace NetDsl.Benchmarks.Comparison;

/// <summary>
/// One line of the comparison: a network, a batch and an optimizer, which the other programs have too, under the same key:
/// <c>compare/pytorch/rows/KEY.py</c>, <c>compare/c/KEY.c</c>.
/// </summary>
internal abstract class ComparisonRow
{
    /// <summary>Its name on the command line and of its files.</summary>
    public abstract string Key { get; }

    /// <summary>The work, as the table names it.</summary>
    public abstract string Title { get; }

    /// <summary>Operations of the products in one run, two for a multiply-add; 0 leaves the share of the peak out.</summary>
    public virtual double Operations => 0;

    /// <summary>What is to be reached; the programs named here take part.</summary>
    public abstract IReadOnlyList<Goal> Goals { get; }

    /// <summary>The share of the machine's peak on two threads to be reached, or 0.</summary>
    public virtual double PeakGoal => 0;

    /// <summary>True for a prediction of one sample, false for a training step.</summary>
    public bool Predicts => Input is not null;

    /// <summary>For a prediction what it takes, as ONNX Runtime's worker reads it: <c>x:float:1,784</c>, <c>x:digit:1,784</c> or <c>x:int&lt;65:1,64</c>.</summary>
    public virtual string? Input => null;

    /// <summary>The forms in which PyTorch runs: its best counts.</summary>
    public virtual IReadOnlyList<string> PyTorchVariants => Predicts ? ["script"] : ["eager", "script"];

    /// <summary>Numbers of threads that every program runs with: its best counts.</summary>
    public virtual IReadOnlyList<int> Threads => [1, 2];

    /// <summary>True where a step takes so long that it is warmed up and timed less often.</summary>
    public virtual bool Large => false;

    /// <summary>Makes this side's work.</summary>
    public abstract Workload Create(int threads);
}
