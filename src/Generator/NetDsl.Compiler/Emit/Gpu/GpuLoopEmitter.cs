using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Writes a fused element-wise loop as a kernel: a thread for each element, or for each row that is reduced; a group for a long row.</summary>
internal sealed class GpuLoopEmitter
{
    private readonly ProgramScope scope;
    private readonly LoopStep step;
    private readonly GpuKernel kernel;
    private readonly Identifiers locals;
    private readonly List<Node> reads = new();
    private readonly List<Node> writes = new();
    private readonly LoopNest nest;
    private readonly Dictionary<int, string> values = new();

    public GpuLoopEmitter(ProgramScope scope, LoopStep step, GpuKernel kernel)
    {
        this.scope = scope;
        this.step = step;
        this.kernel = kernel;
        locals = new Identifiers(scope.Names.Concat(GpuProgramEmitter.Reserved));
        foreach (var member in step.Nodes)
        {
            foreach (var operand in member.Operands)
                if (step.Nodes.All(other => other.Id != scope.Root(operand)) && reads.All(read => read.Id != operand)) reads.Add(scope.Node(operand));
            if (scope.IsStored(member.Id)) writes.Add(member);
        }

        nest = LoopNest.Of(step.Domain, reads.Concat(writes).Select(node => node.Type).ToList(), step.ReducedAxis);
    }

    public void Write()
    {
        if (step.ReducedAxis < 0)
        {
            CodeWriter before = new(), body = new();
            WriteBody(before, body, GpuKernel.Split(body, "e", "i", Extents(nest.Axes), HasOpenAxis), nest.Axes.ToList());
            var writer = kernel.Writer;
            writer.Lines(before);
            using (kernel.Threads(Count(nest.Axes))) writer.Lines(body);
            return;
        }

        WriteReduction();
    }

    private bool HasOpenAxis => nest.Axes[0].HasBatch;

    private static List<int> Extents(IEnumerable<LoopAxis> axes) => axes.Select(axis => axis.Extent).ToList();

    private static string Count(IReadOnlyList<LoopAxis> axes) =>
        GpuKernel.All(axes.Count > 0 && axes[0].HasBatch, Extents(axes).Aggregate(1, (product, extent) => product * extent));

    private void WriteReduction()
    {
        var outer = nest.Axes.Where(axis => !axis.Reduced).ToList();
        var inner = nest.Axes.Where(axis => axis.Reduced).ToList();
        var length = Extents(inner).Aggregate(1, (product, extent) => product * extent);
        var grouped = length > GpuKernel.LongRow;
        var writer = kernel.Writer;
        CodeWriter before = new(), rows = new(), body = new();
        var outerIndices = outer.Count == 0 ? Array.Empty<string>() : GpuKernel.Split(rows, "row", "i", Extents(outer), HasOpenAxis);
        var innerIndices = GpuKernel.Split(body, "at", "j", Extents(inner), open: false);
        WriteBody(before, body, outerIndices.Concat(innerIndices).ToArray(), outer.Concat(inner).ToList());
        writer.Lines(before);
        IDisposable? threads = null;
        if (grouped) kernel.Groups(Count(outer));
        else threads = kernel.Threads(Count(outer), "row");
        writer.Lines(rows);
        foreach (var member in Reductions()) writer.Line($"var {Accumulator(member)} = {(IsSum(member) ? "0f" : "float.NegativeInfinity")};");
        using (writer.Block(grouped ? $"for (var at = lane; at < {length}; at += Group.DimX)" : $"for (var at = 0; at < {length}; at++)")) writer.Lines(body);
        foreach (var member in Reductions())
        {
            if (grouped) kernel.Gather(Accumulator(member), (a, b) => Combine(member, a, b));
            var access = reads.Count + writes.FindIndex(node => node.Id == member.Id);
            var at = GpuKernel.Offset(outerIndices, outer.Select(axis => axis.Strides[access]).ToList());
            writer.Line($"{(grouped ? "if (lane == 0) " : "")}{scope.Name(member.Id)}[{at}] = {(grouped ? "partial[0]" : Accumulator(member))};");
            if (grouped && member != Reductions().Last()) writer.Line("Group.Barrier();");
        }

        threads?.Dispose();
    }

    private IEnumerable<Node> Reductions() => step.Nodes.Where(member => member.Primitive is ReducePrimitive);

    private static bool IsSum(Node reduction) => ((ReducePrimitive)reduction.Primitive).Kind == ReduceKind.Sum;

    private static string Combine(Node reduction, string a, string b) => IsSum(reduction) ? $"{a} + {b}" : $"GpuMath.Max({a}, {b})";

    private string Accumulator(Node reduction) => scope.Name(reduction.Id) + "Lane";

    private void WriteBody(CodeWriter before, CodeWriter body, string[] indices, IReadOnlyList<LoopAxis> axes)
    {
        string At(int access) => GpuKernel.Offset(indices, axes.Select(axis => axis.Strides[access]).ToList());
        for (var access = 0; access < reads.Count; access++)
        {
            var local = locals.Unique(scope.Name(reads[access].Id) + "_i");
            body.Line($"{(reads[access].Element == ElementType.Int ? "float" : "var")} {local} = {scope.Name(reads[access].Id)}[{At(access)}];");
            values[reads[access].Id] = local;
        }

        var expressions = new ExpressionWriter(before, body, locals, ExpressionDialect.Gpu);
        var operandsOf = NameMembers();
        foreach (var member in step.Nodes)
            if (member.Primitive is ElementwisePrimitive { Expression: not OperandExpression } announced) expressions.Announce(announced.Expression, operandsOf[member.Id]);
        foreach (var member in step.Nodes)
        {
            var operands = operandsOf[member.Id];
            if (member.Primitive is ReducePrimitive)
            {
                body.Line($"{Accumulator(member)} = {Combine(member, Accumulator(member), operands[0])};");
                continue;
            }

            var expression = member.Primitive is ElementwisePrimitive elementwise ? elementwise.Expression : Expression.Operand(0);
            if (expression is not OperandExpression) body.Line($"var {values[member.Id]} = {ExpressionWriter.Trim(expressions.Write(expression, operands))};");
            var write = writes.FindIndex(node => node.Id == member.Id);
            if (write >= 0) body.Line($"{scope.Name(member.Id)}[{At(reads.Count + write)}] = {values[member.Id]};");
        }
    }

    /// <summary>The names of what every member reads; a mere copy goes by the name of its operand.</summary>
    private Dictionary<int, List<string>> NameMembers()
    {
        var operandsOf = new Dictionary<int, List<string>>();
        foreach (var member in step.Nodes)
        {
            var operands = member.Operands.Select(operand => values.TryGetValue(operand, out var read) ? read : values[scope.Root(operand)]).ToList();
            operandsOf.Add(member.Id, operands);
            if (member.Primitive is ReducePrimitive) continue;
            var isCopy = member.Primitive is BatchBroadcastPrimitive or ElementwisePrimitive { Expression: OperandExpression };
            values[member.Id] = isCopy ? operands[0] : locals.Unique(scope.Name(member.Id) + "_i");
        }

        return operandsOf;
    }
}
