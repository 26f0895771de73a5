using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Writes a fused element-wise loop: vectors along the innermost axis, a partial one at its end where needed.</summary>
internal sealed class LoopEmitter
{
    private readonly ProgramScope scope;
    private readonly LoopStep step;
    private readonly LoopMembers members;
    private readonly LoopNest nest;

    public LoopEmitter(ProgramScope scope, LoopStep step)
    {
        this.scope = scope;
        this.step = step;
        members = new LoopMembers(scope, step, scope.Names);
        nest = members.Nest;
    }

    public void Write(CodeWriter writer)
    {
        CodeWriter before = new(), ahead = new(), body = new();
        if (step.Partition == Partition.Elements) before.Line($"var (from, to) = Share({step.Domain.Shape.Size}, part, parts);");
        var inner = nest.Axes[nest.Axes.Count - 1];
        WriteBody(before, ahead, body, inner, Enumerable.Range(0, members.Reads.Count + members.Writes.Count).Select(access => Base(access, nest.Axes.Count - 1)).ToArray());
        var blocks = new Stack<IDisposable>();
        // The numbers computed before the loop are its own.
        var own = before.ToString().Length > 0 || (nest.Axes.Count == 1 && ahead.ToString().Length > 0) ? writer.Block("") : null;
        writer.Lines(before);
        var reduced = false;
        for (var axis = 0; axis < nest.Axes.Count; axis++)
        {
            if (nest.Axes[axis].Reduced && !reduced)
            {
                reduced = true;
                foreach (var member in members.Reductions) writer.Line($"var {Accumulator(member)} = {(LoopMembers.IsSum(member) ? "Vector<float>.Zero" : "new Vector<float>(float.NegativeInfinity)")};");
            }

            if (IsLast(nest, axis)) writer.Lines(ahead);
            blocks.Push(writer.Block(Head(axis)));
        }

        writer.Lines(body);
        for (var axis = nest.Axes.Count - 1; axis >= 0; axis--)
        {
            blocks.Pop().Dispose();
            if (reduced && nest.Axes[axis].Reduced && (axis == 0 || !nest.Axes[axis - 1].Reduced)) WriteReductions(writer, axis);
        }

        own?.Dispose();
    }

    private string Accumulator(Node reduction) => scope.Name(reduction.Id) + "Lanes";

    private static bool IsLast(LoopNest nest, int axis) => axis == nest.Axes.Count - 1;

    private static string Index(int axis, LoopAxis loop, bool innermost) => innermost ? "i" : loop.HasBatch ? "row" : $"i{axis}";

    private string Head(int axis)
    {
        var loop = nest.Axes[axis];
        var index = Index(axis, loop, IsLast(nest, axis));
        var (from, to) = Range(axis);
        return $"for (var {index} = {from}; {index} < {to}; {(IsLast(nest, axis) ? "i += Vector<float>.Count" : index + "++")})";
    }

    private (string From, string To) Range(int axis)
    {
        var loop = nest.Axes[axis];
        var (first, last) = CpuKernel.Range(step.Partition == Partition.Slices ? Cut.Of(step.Domain.Shape) : default);
        if (loop.HasBatch) return loop.Extent == 1 ? (first, last) : ($"{first} * {loop.Extent}", $"{last} * {loop.Extent}");
        return step.Partition == Partition.Elements ? ("from", "to") : ("0", $"{loop.Extent}");
    }

    /// <summary>The first element that an access reads in the loop along <paramref name="innermost"/>.</summary>
    private string Base(int access, int innermost)
    {
        var terms = new List<string>();
        for (var axis = 0; axis < innermost; axis++)
        {
            var stride = nest.Axes[axis].Strides[access];
            if (stride != 0) terms.Add(Index(axis, nest.Axes[axis], false) + (stride == 1 ? "" : $" * {stride}"));
        }

        return string.Join(" + ", terms);
    }

    /// <param name="before">Receives what is computed once for the whole step.</param>
    /// <param name="ahead">Receives what stays the same along the innermost axis.</param>
    /// <param name="body">Receives what the innermost loop does.</param>
    private void WriteBody(CodeWriter before, CodeWriter ahead, CodeWriter body, LoopAxis inner, string[] bases)
    {
        // Every vector width divides a cache line of 16 floats.
        var whole = inner.Extent % ParameterLayout.Line == 0;
        var lengthText = Range(nest.Axes.Count - 1).To;
        var count = whole ? "" : ", count";
        if (!whole) body.Line($"var count = {lengthText} - i;");
        for (var access = 0; access < members.Reads.Count; access++)
        {
            var node = members.Reads[access];
            var local = members.Locals.Unique(scope.Name(node.Id) + "_i");
            var first = bases[access];
            var text = node.Primitive is RangePrimitive && first.Length == 0 && inner.Strides[access] == 1
                ? "Lanes.Indices(i)"
                : inner.Strides[access] == 0
                ? $"new Vector<float>({scope.Name(node.Id)}[{(first.Length == 0 ? "0" : first)}])"
                : $"Lanes.Load({scope.Name(node.Id)}, {(first.Length == 0 ? "i" : first + " + i")}{count})";
            (text.StartsWith("new ", StringComparison.Ordinal) ? ahead : body).Line($"var {local} = {text};");
            members.Values[node.Id] = local;
        }

        var expressions = new ExpressionWriter(before, body, members.Locals);
        var operandsOf = members.NameMembers();
        foreach (var member in step.Nodes)
            if (member.Primitive is ElementwisePrimitive { Expression: not OperandExpression } announced) expressions.Announce(announced.Expression, operandsOf[member.Id]);
        foreach (var member in step.Nodes)
        {
            var operands = operandsOf[member.Id];
            if (member.Primitive is ReducePrimitive)
            {
                var kept = whole ? operands[0] : $"Lanes.Keep({operands[0]}, count, {(LoopMembers.IsSum(member) ? "0f" : "float.NegativeInfinity")})";
                body.Line(LoopMembers.IsSum(member) ? $"{Accumulator(member)} += {kept};" : $"{Accumulator(member)} = Vector.Max({Accumulator(member)}, {kept});");
                continue;
            }

            var expression = LoopMembers.Formula(member);
            var name = members.Values[member.Id];
            if (expression is not OperandExpression) body.Line($"var {name} = {ExpressionWriter.Trim(expressions.Write(expression, operands))};");
            var access = members.Access(member);
            if (access < 0) continue;
            var at = bases[access];
            body.Line($"Lanes.Store({scope.Name(member.Id)}, {(at.Length == 0 ? "i" : at + " + i")}, {name}{count});");
        }
    }

    private void WriteReductions(CodeWriter writer, int firstReduced)
    {
        foreach (var member in members.Reductions)
        {
            var at = Base(members.Access(member), firstReduced);
            writer.Line($"{scope.Name(member.Id)}[{(at.Length == 0 ? "0" : at)}] = {(LoopMembers.IsSum(member) ? "Vector.Sum" : "Lanes.Max")}({Accumulator(member)});");
        }
    }
}
