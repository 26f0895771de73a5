using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>One kernel of a GPU program while it is written: what every thread does, and how many of them there are.</summary>
public sealed class GpuKernel
{
    /// <summary>Rows up to this length are summed by one thread; longer ones by a group.</summary>
    public const int LongRow = 64;

    /// <summary>Names that the frame of a loop's kernel uses, which the loop's own variables must leave alone.</summary>
    internal static readonly IReadOnlyList<string> Frame = "views n e at row lane partial".Split(' ')
        .Concat(new[] { "i", "j" }.SelectMany(prefix => Enumerable.Range(0, 12).Select(axis => prefix + axis.ToString(CultureInfo.InvariantCulture)))).ToList();

    private readonly ProgramScope scope;
    private readonly GpuMemory memory;
    private readonly Node node;

    internal GpuKernel(string name, ProgramScope scope, GpuMemory memory, Node node)
    {
        Name = name;
        this.scope = scope;
        this.memory = memory;
        this.node = node;
    }

    /// <summary>The name of its method.</summary>
    public string Name { get; }

    /// <summary>Where the statements of the threads go.</summary>
    public CodeWriter Writer { get; } = new();

    /// <summary>The host's statement that starts the kernel, with {0} for its name.</summary>
    public string Launch { get; private set; } = "";

    /// <summary>The same kernel for devices with small groups, or null where one text does for both.</summary>
    public CodeWriter? Small { get; internal set; }

    /// <summary>The same kernel for tensor cores, or null where there is none.</summary>
    public CodeWriter? Tensor { get; internal set; }

    /// <summary>A method beside the kernel that its threads call; null where they call none.</summary>
    public CodeWriter? Helper { get; internal set; }

    /// <summary>The view of the result.</summary>
    public string Result => scope.Name(node.Id);

    /// <summary>The view of what the kernel leaves beside its result; null where nobody reads it.</summary>
    public string? SideResult => scope.SideResult(node.Id);

    public TensorType Type => node.Type;

    public int OperandCount => node.Operands.Count;

    /// <summary>The view of an operand.</summary>
    public string Operand(int index) => scope.Name(node.Operands[index]);

    /// <summary>True where an operand begins at a multiple of 16 bytes, so that threads may read four floats at a time.</summary>
    public bool IsAligned(int operand) => memory.IsAligned(scope.Root(node.Operands[operand]));

    public TensorType OperandType(int index) => scope.Node(node.Operands[index]).Type;

    /// <summary>How many there are in the whole batch, where each sample has <paramref name="perSample"/>.</summary>
    public static string All(bool batched, int perSample) => !batched ? $"{perSample}" : perSample == 1 ? "n.Batch" : $"n.Batch * {perSample}";

    /// <summary>A block that one thread runs for each index <paramref name="e"/> below <paramref name="count"/>.</summary>
    public IDisposable Threads(string count, string e = "e")
    {
        Starts($"Threads({{0}}, {OnHost(count)});");
        Writer.Line($"var {e} = Grid.GlobalIndex.X;");
        return Writer.Block($"if ({e} < {count})");
    }

    /// <summary>What follows is run by a group for each <c>row</c> below <paramref name="count"/>; <c>lane</c> is the thread in it.</summary>
    public void Groups(string count)
    {
        Starts($"Groups({{0}}, {OnHost(count)});");
        Writer.Line("var row = Grid.IdxX;");
        Writer.Line("var lane = Group.IdxX;");
        Writer.Line("var partial = SharedMemory.Allocate<float>(256);");
    }

    /// <summary>
    /// The sum of what the lanes of a group have, in an order that only the size of the group decides. All lanes must come to it together,
    /// and have the result.
    /// </summary>
    public static string Sum(string value) => $"GpuGroup.Sum(partial, {value})";

    /// <summary>The largest of what the lanes of a group have, likewise; NaN wins.</summary>
    public static string Max(string value) => $"GpuGroup.Max(partial, {value})";

    /// <summary>Splits a flat index into one for each axis, the last one innermost.</summary>
    /// <returns>The names of the indices.</returns>
    public static string[] Split(CodeWriter writer, string flat, string prefix, IReadOnlyList<int> extents, bool open)
    {
        if (extents.Count == 1) return new[] { flat };
        var names = new string[extents.Count];
        for (var axis = extents.Count - 1; axis >= 0; axis--)
        {
            if (extents[axis] == 1 && (axis > 0 || !open))
            {
                names[axis] = "0";
                continue;
            }

            var inner = extents.Skip(axis + 1).Aggregate(1, (product, extent) => product * extent);
            var outermost = axis == 0 || extents.Take(axis).All(extent => extent == 1) && !open;
            var text = inner == 1 ? flat : $"{flat} / {inner}";
            names[axis] = $"{prefix}{axis}";
            writer.Line($"var {names[axis]} = {text}{(outermost ? "" : $" % {extents[axis]}")};");
        }

        return names;
    }

    /// <summary>The sum of indices times strides, as C#.</summary>
    public static string Offset(IReadOnlyList<string> indices, IReadOnlyList<int> strides, int start = 0)
    {
        var terms = indices.Select((index, axis) => (index, stride: strides[axis])).Where(term => term.stride != 0 && term.index != "0")
            .Select(term => term.stride == 1 ? term.index : $"{term.index} * {term.stride}").ToList();
        if (start != 0 || terms.Count == 0) terms.Insert(0, $"{start}");
        return string.Join(" + ", terms);
    }

    internal void Starts(string launch) => Launch = launch;

    /// <summary>A count as the host computes it.</summary>
    internal static string OnHost(string count) => count.Replace("n.Batch", "Batch");
}
