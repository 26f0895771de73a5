using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Element-wise loops by fours: a thread reads and writes four neighbours at a time, where shapes divide and memory is aligned.</summary>
internal sealed partial class GpuLoopEmitter
{
    private LoopAxis Innermost => nest.Axes[nest.Axes.Count - 1];

    /// <summary>True where every access goes along the innermost axis in steps of one, from a multiple of four, or stays in its place.</summary>
    private bool IsByFours => Innermost.Extent % 4 == 0 && members.Reads.Concat(members.Writes).Select((node, access) => (node, access)).All(item =>
        item.node.Element == ElementType.Float && (Innermost.Strides[item.access] == 0
        || (Innermost.Strides[item.access] == 1 && nest.Axes.All(axis => axis == Innermost || axis.Strides[item.access] % 4 == 0) && memory.IsAligned(scope.Root(item.node.Id)))));

    /// <summary>The kernel reads and writes; a method beside it computes one element.</summary>
    private void WriteByFours()
    {
        var fours = nest.Axes.Select(axis => axis == Innermost ? axis with { Extent = axis.Extent / 4 } : axis).ToList();
        var writer = kernel.Writer;
        using (kernel.Threads(Count(fours)))
        {
            var indices = GpuKernel.Split(writer, "e", "i", Extents(fours), HasOpenAxis);
            var reads = members.Reads.Select((read, access) => WriteRead(read, access, indices)).ToList();
            var writes = members.Writes.Select(write => members.Locals.Unique(scope.Name(write.Id) + "_o")).ToList();
            var helper = kernel.Name + "Element";
            foreach (var part in Enumerable.Range(0, 4))
                writer.Line($"{helper}({string.Join(", ", reads.Select(read => read.IsFour ? $"{read.Local}.{"XYZW"[part]}" : read.Local).Append("n").Concat(writes.Select(write => $"out var {write}_{part}")))});");
            for (var write = 0; write < writes.Count; write++)
                writer.Line($"GpuFloats.Store({scope.Name(members.Writes[write].Id)}, {Quarter(members.Reads.Count + write, indices)}, {string.Join(", ", Enumerable.Range(0, 4).Select(part => $"{writes[write]}_{part}"))});");
            WriteHelper(helper, reads.Select(read => read.Local).ToList(), writes);
        }
    }

    private (string Local, bool IsFour) WriteRead(Node read, int access, string[] indices)
    {
        var local = members.Locals.Unique(scope.Name(read.Id) + "_i");
        members.Values[read.Id] = local;
        var isFour = Innermost.Strides[access] == 1;
        kernel.Writer.Line(isFour
            ? $"var {local} = GpuFloats.Load({scope.Name(read.Id)}, {Quarter(access, indices)});"
            : $"var {local} = {scope.Name(read.Id)}[{GpuKernel.Offset(indices, nest.Axes.Select(axis => axis.Strides[access]).ToList())}];");
        return (local, isFour);
    }

    private void WriteHelper(string name, List<string> reads, List<string> writes)
    {
        CodeWriter before = new(), body = new();
        WriteMembers(before, body, (_, access) => writes[access - members.Reads.Count]);
        kernel.Helper = new CodeWriter();
        var parameters = reads.Select(read => $"float {read}").Append("NetDsl.Ilgpu.StepNumbers n").Concat(writes.Select(write => $"out float {write}"));
        using (kernel.Helper.Block($"private static void {name}({string.Join(", ", parameters)})")) kernel.Helper.Lines(before).Lines(body);
    }

    /// <summary>C# of how many fours lie before an access.</summary>
    private string Quarter(int access, string[] indices) =>
        GpuKernel.Offset(indices, nest.Axes.Select(axis => axis == Innermost ? 1 : axis.Strides[access] / 4).ToList());
}
