using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>
/// How threads share the steps of a single sample: each takes a range of slices along the first axis of a result, tokens of a sequence, rows of an image, units of a layer.
/// All values with as many slices are cut at the same places, so that a step which reads slice i for slice i waits for nobody.
/// </summary>
public sealed class SampleSharing
{
    /// <summary>Work, in nanoseconds, that a meeting more is worth.</summary>
    public const double LeastWork = 400;

    /// <summary>What threads wait for one another at the end of a phase, in nanoseconds.</summary>
    private const double Meeting = 120;

    /// <summary>The share of its time that a network must save with two threads for a program to be written.</summary>
    private const double LeastSaving = 0.2;

    /// <summary>Elements of a vector that share a cache line.</summary>
    private const int Line = 16;

    private readonly ProgramGraph graph;
    private readonly IReadOnlyList<int> roots;
    private readonly double leastWork;
    private readonly Sharing?[] rules;
    private readonly Partition[] partitions;
    private readonly Dictionary<Cut, int> units = new();

    /// <param name="leastWork">Steps with less, in nanoseconds, are not worth a meeting.</param>
    public SampleSharing(ProgramGraph graph, IReadOnlyList<int> roots, double leastWork)
    {
        this.graph = graph;
        this.roots = roots;
        this.leastWork = leastWork;
        partitions = graph.Nodes.Select(_ => Partition.Whole).ToArray();
        rules = graph.Nodes.Select(node => node.Batched && node.Shape.Rank > 0 ? node.Primitive.Share(Operands(node)) : null).ToArray();
        foreach (var node in graph.Nodes)
            if (rules[node.Id] is { ByKernel: false } rule && Cut.Of(node.Shape) is var cut) units[cut] = Math.Max(Unit(cut), Math.Max(rule.Unit, cut.Vector ? Line : 1));
    }

    /// <summary>How many slices stay together.</summary>
    public int Unit(Cut cut) => units.TryGetValue(cut, out var unit) ? unit : 1;

    /// <summary>The partition of a node whose operands have theirs.</summary>
    /// <param name="product">The product that takes the node along, or null.</param>
    public Partition Place(Node node, Node? product) => partitions[node.Id] = product is not null ? partitions[product.Id] : Choose(node);

    /// <summary>Whether a thread that computes its slices of a node reads none that another one wrote, among those of an operand.</summary>
    public bool IsAligned(Node node, int operand)
    {
        Node read = graph.Nodes[node.Operands[operand]], source = graph.Nodes[roots[read.Id]];
        return partitions[source.Id] == Partition.Slices && partitions[node.Id] == Partition.Slices && Fits(node, operand, read, source);
    }

    /// <summary>Whether sharing saves enough, with two threads, for a program of its own.</summary>
    public bool Pays(IReadOnlyList<Step> steps, int prepared)
    {
        var shared = steps.Where(step => step.Phase >= prepared).ToList();
        if (!shared.Any(IsShared)) return false;
        double Work(IEnumerable<Step> some) => some.SelectMany(step => step.Nodes).Sum(StepWork);
        var alone = Work(shared);
        var saved = (Work(shared.Where(IsShared)) / 2) - (Meeting * (shared.Max(step => step.Phase) + 1 - prepared));
        return leastWork == 0 || saved >= LeastSaving * alone;
    }

    private static bool IsShared(Step step) => step.Partition is Partition.Slices or Partition.Kernel;

    private Partition Choose(Node node)
    {
        if (rules[node.Id] is not { } rule) return Partition.Whole;
        if (!rule.ByKernel && node.Shape[0] <= Unit(Cut.Of(node.Shape))) return Partition.Whole;
        var work = StepWork(node);
        if (rule.ByKernel) return work >= leastWork ? Partition.Kernel : Partition.Whole;
        bool first = true, meets = false;
        for (var i = 0; i < node.Operands.Count; i++)
        {
            Node read = graph.Nodes[node.Operands[i]], source = graph.Nodes[roots[read.Id]];
            if (!source.Batched || source.Primitive is SourcePrimitive and not RandomPrimitive) continue;
            first = false;
            meets |= partitions[source.Id] != Partition.Whole;
            if (partitions[source.Id] == Partition.Slices && Fits(node, i, read, source)) return Partition.Slices;
        }

        // What begins with the inputs waits for nobody, and what all have computed must be waited for in any case.
        return work >= (first || meets ? leastWork / 4 : leastWork) ? Partition.Slices : Partition.Whole;
    }

    private bool Fits(Node node, int operand, Node read, Node source) =>
        rules[node.Id] is { } rule && rule.IsAligned(operand) && Cut.Of(read.Shape) == Cut.Of(node.Shape) && Cut.Of(source.Shape) == Cut.Of(node.Shape);

    /// <summary>About how long one thread takes, in nanoseconds: multiply-adds at the rate of small products, values at that of the second cache.</summary>
    private double StepWork(Node node)
    {
        var operands = Operands(node);
        double values = node.Shape.Size + operands.Sum(operand => (double)operand.Shape.Size);
        var calls = node.Primitive is ElementwisePrimitive { Expression: var expression } ? expression.Calls().Count(call => call.Function.IsPolynomial) : 0;
        return (0.01 * node.Primitive.MultiplyAdds(operands)) + (0.02 * values) + (0.2 * calls * node.Shape.Size);
    }

    private List<TensorType> Operands(Node node) => node.Operands.Select(id => graph.Nodes[id].Type).ToList();
}
