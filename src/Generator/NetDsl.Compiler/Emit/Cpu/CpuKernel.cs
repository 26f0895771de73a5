using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>What a primitive with a kernel of its own needs to write its call.</summary>
public sealed class CpuKernel
{
    private readonly ProgramScope scope;
    private readonly Node node;
    private readonly IReadOnlyList<Node> operands;

    internal CpuKernel(ProgramScope scope, Node node, CodeWriter writer)
    {
        this.scope = scope;
        this.node = node;
        Writer = writer;
        operands = node.Operands.Select(scope.Node).ToList();
    }

    public CodeWriter Writer { get; }

    /// <summary>The result's buffer.</summary>
    public string Result => scope.Name(node.Id);

    public TensorType Type => node.Type;

    /// <summary>The buffer of what the kernel leaves beside its result; null where nobody reads it.</summary>
    public string? SideResult => scope.SideResult(node.Id);

    /// <summary>An operand's buffer.</summary>
    public string Operand(int index) => scope.Name(node.Operands[index]);

    public TensorType OperandType(int index) => operands[index].Type;

    public int OperandCount => operands.Count;

    /// <summary>The first and last row of this thread, where each sample has <paramref name="perSample"/> of them, as two arguments.</summary>
    public string Rows(int perSample = 1) => perSample == 1 ? "first, last" : $"first * {perSample}, last * {perSample}";

    /// <summary>The number of rows of the whole batch, where each sample has <paramref name="perSample"/> of them.</summary>
    public string AllRows(TensorType type, int perSample) =>
        !type.Batched ? $"{perSample}" : perSample == 1 ? "Batch" : $"Batch * {perSample}";

    /// <summary>An array of integers as a span argument without an allocation.</summary>
    public static string Ints(IEnumerable<int> values) => $"[{string.Join(", ", values)}]";
}
