using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>
/// Orders a program's nodes into phases with as few meeting points as the data allows, fuses element-wise chains into
/// loops and bias and activation into products.
/// </summary>
/// <remarks>
/// What is computed sample by sample needs no meeting: a thread that owns some rows of the batch runs forward and backward
/// through all layers by itself. Only a sum over the batch (a weight's gradient) waits for all rows.
/// </remarks>
public sealed class Scheduler
{
    // A loop with more members spills its values from the registers.
    private const int LargestLoop = 24;

    // Floats a sample of what gradients of weights wait to read: from so many on they are taken before the backward pass goes on, while the caches still hold them.
    // Meetings are cheap beside products of this size; small networks have none of these.
    private const int MostWaiting = 1 << 16;

    private readonly ProgramGraph graph;
    private readonly int[] roots;
    private readonly int[] phases;
    private readonly Partition[] partitions;
    private readonly int[] uses;
    private readonly List<Node>[] readers;
    private readonly List<Step> steps = new();
    private readonly Dictionary<int, int> positions = new();
    private readonly bool[] prepared;
    private readonly SampleSharing? sharing;
    private readonly ColumnSharing? columns;
    private int preparedPhases;
    private int backwardPhase;
    private long waiting;

    private Scheduler(ProgramGraph graph, bool prepare, ISet<string>? settled, double? leastShared, int? leastColumns)
    {
        this.graph = graph;
        prepared = prepare ? Prepared.Of(graph.Nodes, settled) : new bool[graph.Nodes.Count];
        roots = new int[graph.Nodes.Count];
        phases = new int[graph.Nodes.Count];
        partitions = new Partition[graph.Nodes.Count];
        uses = new int[graph.Nodes.Count];
        readers = graph.Nodes.Select(_ => new List<Node>()).ToArray();
        foreach (var node in graph.Nodes)
            foreach (var operand in node.Operands) readers[operand].Add(node);
        foreach (var node in graph.Nodes)
        {
            roots[node.Id] = node.Primitive is ReshapePrimitive ? roots[node.Operands[0]]
                : node is { Primitive: ScatterAddPrimitive, Operands.Count: 3 } ? roots[node.Operands[2]]
                : node.Id;
            if (node.Primitive is not ReshapePrimitive)
                foreach (var operand in node.Operands) uses[roots[operand]]++;
        }

        foreach (var result in graph.Results) uses[roots[result.Node]] += 2;
        if (leastShared is { } work) sharing = new SampleSharing(graph, roots, work);
        if (leastColumns is { } weight) columns = new ColumnSharing(graph, weight);
    }

    /// <param name="prepare">True for a program that runs many times with the same weights: what depends on them alone goes first, into phases of its own.</param>
    /// <param name="settled">Names of inputs that stay the same for many runs, as the sentence that is translated: they count as weights do.</param>
    /// <param name="leastShared">For a program in which threads share single samples, the least work in nanoseconds for which they meet; null for batches, which they share by samples.</param>
    /// <param name="leastColumns">Floats of a weight from which on threads may share its products by columns; null where all are shared by samples.</param>
    public static Schedule Run(ProgramGraph graph, bool prepare = false, ISet<string>? settled = null, double? leastShared = null, int? leastColumns = null) =>
        new Scheduler(graph, prepare, settled, leastShared, leastColumns).Run();

    private Schedule Run()
    {
        foreach (var node in graph.Nodes.Where(node => prepared[node.Id])) Place(node);
        preparedPhases = graph.Nodes.Where(node => prepared[node.Id] && IsComputed(node)).Select(node => phases[node.Id] + 1).DefaultIfEmpty().Max();
        foreach (var node in graph.Nodes.Where(node => !prepared[node.Id])) Place(node);

        var order = graph.Nodes
            .Where(IsComputed)
            .OrderBy(node => phases[node.Id]).ThenBy(node => partitions[node.Id]).ThenBy(node => IsBackward(node) && !IsSlope(node)).ThenBy(node => node.Id);
        var absorbed = new HashSet<int>();
        foreach (var node in order)
        {
            if (absorbed.Contains(node.Id)) continue;
            if (node.Primitive is IProductPrimitive && node.Batched) Append(Product(node, absorbed));
            else if (IsLoop(node)) AddToLoop(node);
            else Append(new KernelStep(node, readers[node.Id].Where(reader => reader.Primitive is SideResultPrimitive && reader.Operands[0] == node.Id), phases[node.Id], partitions[node.Id], IsBackward(node)));
        }

        return new Schedule(graph, steps, steps.Count == 0 ? 1 : steps.Max(step => step.Phase) + 1, preparedPhases, roots, sharing);
    }

    private static bool IsComputed(Node node) => node.Primitive is not (SourcePrimitive and not RandomPrimitive) and not ReshapePrimitive and not SideResultPrimitive;

    private bool IsBackward(Node node) => node.Id >= graph.ForwardCount;

    private void Place(Node node)
    {
        var carrier = Carrier(node);
        partitions[node.Id] = node.Batched ? sharing?.Place(node, carrier) ?? (columns?.Pays(carrier ?? node) == true ? Partition.Kernel : Partition.Rows) : node.Primitive switch
        {
            ReshapePrimitive => partitions[node.Operands[0]],
            ElementwisePrimitive when IsFlat(node) && !IsSummedAtOnce(node) => Partition.Elements,
            IBatchReduction => Partition.Elements,
            OuterSumPrimitive or ScatterAddPrimitive or ConvWeightGradientPrimitive or PackPrimitive => Partition.Kernel,
            _ => Partition.Whole,
        };
        phases[node.Id] = prepared[node.Id] ? 0 : preparedPhases;
        if (node.Batched && IsBackward(node) && !IsSlope(node) && carrier is null && node.Primitive is not ReshapePrimitive) phases[node.Id] = Math.Max(phases[node.Id], backwardPhase);
        for (var i = 0; i < node.Operands.Count; i++)
        {
            var source = graph.Nodes[roots[node.Operands[i]]];
            if (source.Primitive is SourcePrimitive and not RandomPrimitive) continue;
            phases[node.Id] = Math.Max(phases[node.Id], phases[node.Operands[i]] + (MustMeet(source, node, i) ? 1 : 0));
        }

        if (node.Primitive is not OuterSumPrimitive || (waiting += node.Operands.Sum(operand => graph.Nodes[operand].Shape.Size)) < MostWaiting) return;
        backwardPhase = phases[node.Id] + 1;
        waiting = 0;
    }

    /// <summary>True for a slope of a forward value that takes tens of operations: it belongs beside what shares them (<see cref="ElementwisePrimitive"/>), in the forward pass.</summary>
    private bool IsSlope(Node node) =>
        node is { Primitive: ElementwisePrimitive { Expression: var slope }, Operands.Count: 1 } && !IsBackward(graph.Nodes[node.Operands[0]]) && slope.Calls().Any(call => call.Function.IsPolynomial);

    /// <summary>The product that takes an element-wise node along, or null: as its bias or activation, and where threads share its columns also as its combination with another value.</summary>
    private Node? Carrier(Node node) => Carried(node)?.Product;

    /// <summary>The same, and which operand comes from the product.</summary>
    private (Node Product, int Operand)? Carried(Node node)
    {
        if (Combined(node) is { } combined) return combined;
        if (!node.Batched || node.Primitive is not ElementwisePrimitive { Target: null } || graph.Nodes[node.Operands[0]] is not { } from || !IsOnlyReader(node, from)) return null;
        if (from.Primitive is IProductPrimitive) return node.Operands.Count == 1 || IsBias(node, from) ? (from, 0) : null;
        return node.Operands.Count == 1 && graph.Nodes[from.Operands.FirstOrDefault()] is { Primitive: IProductPrimitive } product && Carrier(from) is not null && IsBias(from, product) ? (product, 0) : null;
    }

    /// <summary>The product shared by columns that takes a node along as its combination with what an earlier phase has written; where each thread has samples of its own, the order of the steps decides.</summary>
    private (Node Product, int Operand)? Combined(Node node)
    {
        if (columns is null || !node.Batched || node.Operands.Count != 2 || (uses[node.Id] == 1 && OnlyReader(node)?.Primitive is ElementwisePrimitive)) return null;
        for (var i = 0; i < 2; i++)
        {
            Node value = graph.Nodes[node.Operands[i]], other = graph.Nodes[roots[node.Operands[1 - i]]];
            var product = value.Primitive is IProductPrimitive ? value : Carrier(value) is { } carrier && IsBias(value, carrier) ? carrier : null;
            if (product is null || partitions[product.Id] != Partition.Kernel || !IsOnlyReader(node, value) || !IsCombination(node, value)) continue;
            if (other.Primitive is InputPrimitive || (IsComputed(other) && phases[other.Id] < phases[product.Id])) return (product, i);
        }

        return null;
    }

    private bool IsOnlyReader(Node node, Node of) => uses[of.Id] == 1 && OnlyReader(of) == node && node.Type == of.Type && IsBackward(node) == IsBackward(of);

    private Node? OnlyReader(Node node) => readers[node.Id].Count == 1 ? readers[node.Id][0] : null;

    /// <summary>True where the only reader is a sum that the first thread takes: then both are one loop, and nothing is stored.</summary>
    private bool IsSummedAtOnce(Node node) => OnlyReader(node) is { Primitive: ReducePrimitive } reader && ReducedAxis(reader) >= 0;

    /// <summary>True where element i of the result reads element i of every operand, or its only one.</summary>
    private bool IsFlat(Node node) =>
        node.Operands.All(operand => graph.Nodes[operand].Shape.Count is var count && (count == 1 || count == node.Shape.Count));

    /// <summary>True where a thread may read what another one wrote.</summary>
    private bool MustMeet(Node source, Node reader, int operand)
    {
        if (reader.Primitive is ReshapePrimitive || Carried(reader)?.Operand == operand) return false;
        var from = partitions[source.Id];
        if (from != partitions[reader.Id] || reader.Primitive is IBatchReduction) return true;
        return from switch
        {
            Partition.Rows or Partition.Whole => false,
            Partition.Slices => !sharing!.IsAligned(reader, operand),
            Partition.Elements => source.Shape.Count != reader.Shape.Count,
            _ => true,
        };
    }

    private ProductStep Product(Node product, HashSet<int> absorbed)
    {
        Node? bias = null, combination = null;
        if (SingleReader(product) is { } sum && IsBias(sum, product)) bias = sum;
        var last = bias ?? product;
        if (SingleReader(last) is { } both && Combines(both, last, product) && (Activation(both) is { } after ? !IsReadByLoop(after) : !IsReadByLoop(both))) combination = last = both;
        var activation = Activation(last);
        foreach (var node in new[] { bias, combination, activation })
            if (node is not null) absorbed.Add(node.Id);
        return new ProductStep(product, bias, combination, activation, phases[product.Id], partitions[product.Id], IsBackward(product));
    }

    private Node? Activation(Node value) =>
        SingleReader(value) is { Primitive: ElementwisePrimitive { Target: null } } next && next.Operands.Count == 1 && next.Operands[0] == value.Id ? next : null;

    /// <summary>True where a loop follows anyway: it combines two values for nothing.</summary>
    private bool IsReadByLoop(Node value) => SingleReader(value) is { Primitive: ElementwisePrimitive };

    private Node? SingleReader(Node node)
    {
        if (uses[node.Id] != 1) return null;
        if (OnlyReader(node) is not { } reader || reader.Primitive is ReshapePrimitive) return null;
        return phases[reader.Id] == phases[node.Id] && IsBackward(reader) == IsBackward(node) && reader.Type == node.Type ? reader : null;
    }

    /// <summary>True for an element-wise node of a product and one other value of its type, which a step before has written.</summary>
    private bool Combines(Node node, Node value, Node product)
    {
        if (partitions[product.Id] != Partition.Rows) return Combined(node)?.Product == product;
        return IsCombination(node, value) && graph.Nodes[roots[Beside(node, value)]] is var other && (positions.ContainsKey(other.Id) || other.Primitive is InputPrimitive);
    }

    private bool IsCombination(Node node, Node value) =>
        node is { Primitive: ElementwisePrimitive { Target: null } elementwise, Operands.Count: 2 } && !elementwise.Expression.Mentions(Expression.BatchSize)
        && graph.Nodes[Beside(node, value)].Type == value.Type && roots[Beside(node, value)] != roots[value.Id];

    /// <summary>The other operand.</summary>
    private static int Beside(Node node, Node value) => node.Operands[node.Operands[0] == value.Id ? 1 : 0];

    private bool IsBias(Node sum, Node product)
    {
        if (sum.Primitive is not ElementwisePrimitive { Target: null } elementwise || elementwise.Expression != Expression.Operand(0) + Expression.Operand(1)) return false;
        if (sum.Operands[0] != product.Id) return false;
        var bias = graph.Nodes[sum.Operands[1]];
        return !bias.Batched && bias.Shape.Rank == 1 && bias.Shape[0] == product.Shape[product.Shape.Rank - 1]
            && (phases[bias.Id] < phases[product.Id] || graph.Nodes[roots[bias.Id]].Primitive is SourcePrimitive);
    }

    private static bool IsLoop(Node node) => node.Primitive is ElementwisePrimitive or BatchBroadcastPrimitive || ReducedAxis(node) >= 0;

    /// <summary>The first reduced axis of a reduction over a sample's last axes, else −1.</summary>
    private static int ReducedAxis(Node node) =>
        node.Primitive is ReducePrimitive reduce && reduce.Axis + reduce.Axes == node.Shape.Rank ? reduce.Axis : -1;

    private void AddToLoop(Node node)
    {
        var axis = ReducedAxis(node);
        var domain = axis >= 0 ? graph.Nodes[node.Operands[0]].Type with { Element = ElementType.Float } : node.Type;
        var earliest = node.Operands.Select(operand => positions.TryGetValue(roots[operand], out var at) ? at : -1).DefaultIfEmpty(-1).Max();
        for (var i = steps.Count - 1; i >= Math.Max(earliest, 0); i--)
        {
            if (steps[i] is not LoopStep loop || !Fits(loop, node, axis, domain)) continue;
            loop.Add(node, axis);
            positions[node.Id] = i;
            return;
        }

        if (node.Batched && partitions[node.Id] == Partition.Kernel) throw new GraphException($"{node.Primitive.Name} goes with a product by columns, which does not take it along");
        var fresh = new LoopStep(domain, axis, phases[node.Id], partitions[node.Id], IsBackward(node) && !IsSlope(node));
        fresh.Add(node, axis);
        Append(fresh);
    }

    private bool Fits(LoopStep loop, Node node, int axis, TensorType domain)
    {
        if (loop.Phase != phases[node.Id] || loop.Partition != partitions[node.Id] || loop.Domain != domain || loop.Nodes.Count >= LargestLoop) return false;
        if (axis >= 0 && loop.ReducedAxis >= 0 && loop.ReducedAxis != axis) return false;
        // A member's value can be read element by element; the result of a reduction only once the loop is over.
        foreach (var operand in node.Operands)
            if (loop.Nodes.Any(member => member.Id == roots[operand]) && (ReducedAxis(graph.Nodes[roots[operand]]) >= 0 || graph.Nodes[operand].Shape != domain.Shape)) return false;
        var reads = new HashSet<int>(loop.Nodes.SelectMany(member => member.Operands.Select(operand => roots[operand])).Concat(loop.Nodes.Select(member => member.Id)));
        return node.Operands.Any(operand => reads.Contains(roots[operand]) && graph.Nodes[operand].Batched == domain.Batched);
    }

    private void Append(Step step)
    {
        foreach (var node in step.Nodes) positions[node.Id] = steps.Count;
        steps.Add(step);
    }
}
