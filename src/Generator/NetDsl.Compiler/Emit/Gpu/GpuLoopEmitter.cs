using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Writes a fused element-wise loop as a kernel: a thread for each element, or for each row that is reduced; a group for a long row.</summary>
internal sealed partial class GpuLoopEmitter
{
    private readonly ProgramScope scope;
    private readonly GpuMemory memory;
    private readonly LoopStep step;
    private readonly GpuKernel kernel;
    private readonly LoopMembers members;
    private readonly LoopNest nest;

    public GpuLoopEmitter(ProgramScope scope, GpuMemory memory, LoopStep step, GpuKernel kernel)
    {
        this.scope = scope;
        this.memory = memory;
        this.step = step;
        this.kernel = kernel;
        members = new LoopMembers(scope, step, scope.Names.Concat(scope.Reserved).Concat(GpuKernel.Frame));
        nest = members.Nest;
    }

    public void Write()
    {
        if (step.ReducedAxis < 0)
        {
            if (IsByFours)
            {
                WriteByFours();
                return;
            }

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
        foreach (var member in members.Reductions) writer.Line($"var {Accumulator(member)} = {(LoopMembers.IsSum(member) ? "0f" : "float.NegativeInfinity")};");
        using (writer.Block(grouped ? $"for (var at = lane; at < {length}; at += Group.DimX)" : $"for (var at = 0; at < {length}; at++)")) writer.Lines(body);
        foreach (var member in members.Reductions)
        {
            if (grouped) writer.Line($"{Accumulator(member)} = {(LoopMembers.IsSum(member) ? GpuKernel.Sum(Accumulator(member)) : GpuKernel.Max(Accumulator(member)))};");
            var access = members.Access(member);
            var at = GpuKernel.Offset(outerIndices, outer.Select(axis => axis.Strides[access]).ToList());
            writer.Line($"{(grouped ? "if (lane == 0) " : "")}{scope.Name(member.Id)}[{at}] = {Accumulator(member)};");
        }

        threads?.Dispose();
    }

    private static string Combine(Node reduction, string a, string b) => LoopMembers.IsSum(reduction) ? $"{a} + {b}" : $"GpuMath.Max({a}, {b})";

    private string Accumulator(Node reduction) => scope.Name(reduction.Id) + "Lane";

    private void WriteBody(CodeWriter before, CodeWriter body, string[] indices, IReadOnlyList<LoopAxis> axes)
    {
        string At(int access) => GpuKernel.Offset(indices, axes.Select(axis => axis.Strides[access]).ToList());
        for (var access = 0; access < members.Reads.Count; access++)
        {
            var local = members.Locals.Unique(scope.Name(members.Reads[access].Id) + "_i");
            body.Line($"{(members.Reads[access].Element == ElementType.Int ? "float" : "var")} {local} = {scope.Name(members.Reads[access].Id)}[{At(access)}];");
            members.Values[members.Reads[access].Id] = local;
        }

        WriteMembers(before, body, (member, access) => $"{scope.Name(member.Id)}[{At(access)}]");
    }

    /// <summary>Computes all members from what was read.</summary>
    /// <param name="target">C# of where a member goes.</param>
    private void WriteMembers(CodeWriter before, CodeWriter body, Func<Node, int, string> target)
    {
        var expressions = new ExpressionWriter(before, body, members.Locals, ExpressionDialect.Gpu);
        var operandsOf = members.NameMembers();
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

            var expression = LoopMembers.Formula(member);
            if (expression is not OperandExpression) body.Line($"var {members.Values[member.Id]} = {ExpressionWriter.Trim(expressions.Write(expression, operands))};");
            var write = members.Access(member);
            if (write >= 0) body.Line($"{target(member, write)} = {members.Values[member.Id]};");
        }
    }
}
