using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>The names of a program's values and how its methods reach their memory.</summary>
internal sealed class ProgramScope
{
    private readonly Dictionary<int, string> names = new();
    private readonly Schedule schedule;
    private readonly MemoryPlan plan;

    /// <param name="reserved">Names that the code uses for other things.</param>
    /// <param name="name">What a value is to be called, in place of its own name.</param>
    public ProgramScope(Schedule schedule, MemoryPlan plan, IReadOnlyCollection<string>? reserved = null, Func<Node, string>? name = null)
    {
        this.schedule = schedule;
        this.plan = plan;
        Reserved = reserved ?? Array.Empty<string>();
        var identifiers = new Identifiers(Reserved);
        foreach (var node in schedule.Graph.Nodes) names[node.Id] = name is not null ? name(node) : identifiers.Unique(node.Name.Length > 0 ? node.Name : node.Primitive.ResultName);
    }

    public Schedule Schedule => schedule;

    /// <summary>Names that the code uses for other things.</summary>
    public IReadOnlyCollection<string> Reserved { get; }

    /// <summary>The names of all buffers.</summary>
    public IEnumerable<string> Names => names.Values;

    public MemoryPlan Plan => plan;

    public Node Node(int id) => schedule.Graph.Nodes[id];

    public int Root(int id) => schedule.Roots[id];

    /// <summary>The C# name of a value: of its buffer where it has one.</summary>
    public string Name(int id) => names[Root(id)];

    /// <summary>The name of what the step of a node leaves beside its result; null where nobody reads it.</summary>
    public string? SideResult(int id) =>
        schedule.Graph.Nodes.FirstOrDefault(node => node.Primitive is SideResultPrimitive && node.Operands[0] == id) is { } side ? Name(side.Id) : null;

    public bool IsStored(int id) => plan.Find(Root(id)) is not null;

    /// <summary>True for a parameter's gradient.</summary>
    public bool IsGradient(int id) => plan.Find(Root(id)) is { Memory: Memory.Gradients };

    /// <summary>The declarations of the buffers that some steps read and write, as far as their code mentions them.</summary>
    public void Declare(CodeWriter writer, IEnumerable<Step> steps, ISet<string> mentioned)
    {
        var list = steps.ToList();
        var written = new HashSet<int>(list.SelectMany(step => step.Nodes).Select(node => Root(node.Id)));
        var used = new SortedSet<int>(list.SelectMany(step => step.Nodes).SelectMany(node => node.Operands.Select(Root).Append(Root(node.Id))));
        foreach (var id in used)
        {
            if (plan.Find(id) is not { } location || !mentioned.Contains(Name(id))) continue;
            var node = Node(id);
            var span = node.Element == ElementType.Int ? "ReadOnlySpan<int>" : written.Contains(id) ? "Span<float>" : "ReadOnlySpan<float>";
            writer.Line($"{span} {Name(id)} = {Access(node, location)}; // {(node.Batched ? "batch × " : "")}{node.Shape}");
        }
    }

    /// <summary>The C# expression of a value's memory.</summary>
    public string Access(Node node, Location location) => location.Memory switch
    {
        Memory.Port => $"{(node.Element == ElementType.Int ? "Integers" : "Floats")}({location.At})",
        Memory.Weights => $"WeightsAt({location.At}, {node.Shape.Size})",
        Memory.Buffer => $"BufferAt({location.At}, {node.Shape.Size})",
        Memory.NextBuffer => $"NextBuffers.Slice({location.At}, {node.Shape.Size})",
        Memory.Gradients => $"Gradients.Slice({location.At}, {node.Shape.Size})",
        Memory.Output => $"Output({location.At})",
        Memory.InputGradient => $"InputGradient({location.At})",
        Memory.State => $"State({location.At})",
        Memory.NextState => $"NextState({location.At})",
        Memory.Constant => TableName(location.At),
        Memory.ArenaRows => $"RowsAt({location.At}, {node.Shape.Size})",
        _ => $"FixedAt({location.At}, {node.Shape.Size})",
    };

    public string TableName(int index) => Identifiers.PascalCase(Name(plan.Tables[index].Id)) + "Table";
}
