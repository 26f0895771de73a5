using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>What a primitive with a kernel of its own needs to write its call.</summary>
public sealed class CpuKernel
{
    private readonly ProgramScope scope;
    private readonly Node node;
    private readonly IReadOnlyList<Node> operands;

    internal CpuKernel(ProgramScope scope, Node node, Partition partition, CodeWriter writer)
    {
        this.scope = scope;
        this.node = node;
        Writer = writer;
        operands = node.Operands.Select(scope.Node).ToList();
        IsSliced = partition == Partition.Slices;
        IsShared = node.Batched && partition == Partition.Kernel;
    }

    /// <summary>True where threads share one sample, and this one does some slices along the first axis of the result.</summary>
    public bool IsSliced { get; }

    /// <summary>True where threads share a value with a batch, and the kernel its work by <c>part</c> and <c>parts</c>.</summary>
    public bool IsShared { get; }

    /// <summary>Slices of a sample: what <see cref="Rows"/> counts in.</summary>
    public int Slices => IsSliced ? node.Shape[0] : 1;

    public CodeWriter Writer { get; }

    /// <summary>Writes the call of a kernel that returns whether its share of the result is finite: where the result is a parameter's gradient, the trainer must know.</summary>
    public void WriteChecked(string call) => Writer.Line(scope.IsGradient(node.Id) ? $"Report({call});" : $"{call};");

    /// <summary>The result's buffer.</summary>
    public string Result => scope.Name(node.Id);

    public TensorType Type => node.Type;

    /// <summary>The buffer of what the kernel leaves beside its result; null where nobody reads it.</summary>
    public string? SideResult => scope.SideResult(node.Id);

    /// <summary>An operand's buffer.</summary>
    public string Operand(int index) => scope.Name(node.Operands[index]);

    public TensorType OperandType(int index) => operands[index].Type;

    public int OperandCount => operands.Count;

    /// <summary>The first row of this thread and the one after its last, where each sample has <paramref name="perSample"/> of them, as two arguments.</summary>
    public string Rows(int perSample = 1)
    {
        var (first, last) = Range(IsSliced ? Cut.Of(node.Shape) : default);
        return perSample == Slices ? $"{first}, {last}" : $"{first} * {perSample / Slices}, {last} * {perSample / Slices}";
    }

    /// <summary>What the bounds of this thread's slices are called, or of its samples.</summary>
    internal static (string First, string Last) Range(Cut cut) => cut.Slices == 0 ? ("first", "last") : cut.Vector ? ($"from{cut.Slices}", $"to{cut.Slices}") : ($"first{cut.Slices}", $"last{cut.Slices}");

    /// <summary>The number of rows of the whole batch, where each sample has <paramref name="perSample"/> of them.</summary>
    public string AllRows(TensorType type, int perSample) =>
        !type.Batched ? $"{perSample}" : perSample == 1 ? "Batch" : $"Batch * {perSample}";

    /// <summary>An array of integers as a span argument without an allocation.</summary>
    public static string Ints(IEnumerable<int> values) => $"[{string.Join(", ", values)}]";
}
