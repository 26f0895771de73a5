using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>How threads can share a step for one sample.</summary>
/// <param name="Aligned">For each operand whether slice i of the result reads slice i of it alone; without a batch it does not matter.</param>
/// <param name="Unit">Slices that a thread takes together, a power of two: rows of a tile.</param>
/// <param name="ByKernel">True where the kernel shares the work out itself, in parts that are no slices.</param>
public sealed record Sharing(IReadOnlyList<bool> Aligned, int Unit = 1, bool ByKernel = false)
{
    /// <summary>The kernel is told the thread's part.</summary>
    public static Sharing Kernel { get; } = new(new bool[0], ByKernel: true);

    /// <summary>Slices along the first axis, which read all of every operand.</summary>
    public static Sharing Unaligned(int unit = 1) => new(new bool[0], unit);

    /// <summary>Slices along the first axis, of which each reads the same slice of those operands that have as many.</summary>
    public static Sharing Along(Shape result, IReadOnlyList<TensorType> operands, int unit = 1) =>
        new(operands.Select(operand => operand.Shape.Rank == result.Rank && operand.Shape[0] == result[0]).ToList(), unit);

    public bool IsAligned(int operand) => operand < Aligned.Count && Aligned[operand];
}
