using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>What a fused loop reads from memory and writes there, and the names of the values in it: the same on every processor.</summary>
internal sealed class LoopMembers
{
    private readonly ProgramScope scope;
    private readonly LoopStep step;

    /// <param name="taken">Names that the loop may not use.</param>
    public LoopMembers(ProgramScope scope, LoopStep step, IEnumerable<string> taken)
    {
        this.scope = scope;
        this.step = step;
        Locals = new Identifiers(taken);
        foreach (var member in step.Nodes)
        {
            foreach (var operand in member.Operands)
                if (step.Nodes.All(other => other.Id != scope.Root(operand)) && Reads.All(read => read.Id != operand)) Reads.Add(scope.Node(operand));
            if (scope.IsStored(member.Id)) Writes.Add(member);
        }

        Nest = LoopNest.Of(step.Domain, Reads.Concat(Writes).Select(node => node.Type).ToList(), step.ReducedAxis, step.Partition == Partition.Slices);
    }

    public Identifiers Locals { get; }

    public List<Node> Reads { get; } = new();

    public List<Node> Writes { get; } = new();

    /// <summary>The loops; their strides are those of all reads and then all writes.</summary>
    public LoopNest Nest { get; }

    /// <summary>The local that holds a value.</summary>
    public Dictionary<int, string> Values { get; } = new();

    public IEnumerable<Node> Reductions => step.Nodes.Where(member => member.Primitive is ReducePrimitive);

    /// <summary>The access by which a member is written; −1 where it stays in a register.</summary>
    public int Access(Node member)
    {
        var write = Writes.FindIndex(node => node.Id == member.Id);
        return write < 0 ? -1 : Reads.Count + write;
    }

    public static bool IsSum(Node reduction) => ((ReducePrimitive)reduction.Primitive).Kind == ReduceKind.Sum;

    /// <summary>The expression of a member that is no reduction.</summary>
    public static Expression Formula(Node member) => member.Primitive is ElementwisePrimitive elementwise ? elementwise.Expression : Expression.Operand(0);

    /// <summary>The names of what every member reads; a mere copy goes by the name of its operand. All reads must have names.</summary>
    public Dictionary<int, List<string>> NameMembers()
    {
        var operandsOf = new Dictionary<int, List<string>>();
        foreach (var member in step.Nodes)
        {
            var operands = member.Operands.Select(operand => Values.TryGetValue(operand, out var read) ? read : Values[scope.Root(operand)]).ToList();
            operandsOf.Add(member.Id, operands);
            if (member.Primitive is ReducePrimitive) continue;
            var isCopy = member.Primitive is BatchBroadcastPrimitive or ElementwisePrimitive { Expression: OperandExpression };
            Values[member.Id] = isCopy ? operands[0] : Locals.Unique(scope.Name(member.Id) + "_i");
        }

        return operandsOf;
    }
}
