using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Where every stored value of a program lives, by the id of its root node.</summary>
public sealed class MemoryPlan
{
    private readonly Dictionary<int, Location> locations = new();
    private readonly List<Node> tables = new();

    private MemoryPlan()
    {
    }

    public int FloatsPerSample { get; private set; }

    public int FixedFloats { get; private set; }

    /// <summary>The constants that need a table in the emitted class, in order.</summary>
    public IReadOnlyList<Node> Tables => tables;

    /// <summary>Values of the forward pass that nothing overwrites before the end: where a number that is not finite shows first.</summary>
    public IReadOnlyList<Node> Survivors { get; private set; } = new List<Node>();

    /// <summary>The place of a stored value; null for one that lives in registers only.</summary>
    public Location? Find(int root) => locations.TryGetValue(root, out var location) ? location : null;

    /// <param name="ports">Inputs, then targets, by name.</param>
    /// <param name="states">What a generation program remembers.</param>
    public static MemoryPlan Of(Schedule schedule, NetworkModel network, IReadOnlyList<PortModel> ports, IReadOnlyList<StateModel>? states = null)
    {
        var plan = new MemoryPlan();
        states ??= new List<StateModel>();
        ParameterLayout parameters = new(network.Parameters), buffers = new(network.Buffers);
        foreach (var node in schedule.Graph.Nodes) plan.PlaceSource(node, ports, parameters, buffers, states);
        foreach (var result in schedule.Graph.Results) plan.PlaceResult(result, schedule.Roots[result.Node], network, parameters, buffers, states);
        var lifetimes = Lifetimes(schedule, plan.locations);
        var (rows, perSample) = ArenaPlanner.Plan(lifetimes.Where(value => value.Batched));
        var (once, fixedFloats) = ArenaPlanner.Plan(lifetimes.Where(value => !value.Batched));
        foreach (var pair in rows) plan.locations.Add(pair.Key, new Location(Memory.ArenaRows, pair.Value));
        foreach (var pair in once) plan.locations.Add(pair.Key, new Location(Memory.ArenaFixed, pair.Value));
        plan.FloatsPerSample = perSample;
        plan.FixedFloats = fixedFloats;
        var survivors = FindSurvivors(lifetimes.Where(value => value.Batched && value.Node < schedule.Graph.ForwardCount).ToList(), lifetimes, rows);
        survivors.UnionWith(schedule.Graph.Results.Where(result => result.Kind == ResultKind.Output).Select(result => schedule.Roots[result.Node]));
        plan.Survivors = schedule.Steps.SelectMany(step => step.Nodes).Where(node => survivors.Contains(node.Id)).ToList();
        return plan;
    }

    private void PlaceSource(Node node, IReadOnlyList<PortModel> ports, ParameterLayout parameters, ParameterLayout buffers, IReadOnlyList<StateModel> states)
    {
        switch (node.Primitive)
        {
            case InputPrimitive input:
                locations.Add(node.Id, new Location(Memory.Port, ports.ToList().FindIndex(port => port.Name == input.Port.Name)));
                break;
            case ParameterPrimitive parameter:
                locations.Add(node.Id, new Location(Memory.Weights, parameters[parameter.Parameter.Name]));
                break;
            case BufferPrimitive buffer:
                locations.Add(node.Id, new Location(Memory.Buffer, buffers[buffer.Buffer.Name]));
                break;
            case StatePrimitive state:
                locations.Add(node.Id, new Location(Memory.State, states.ToList().IndexOf(state.State)));
                break;
            case SourcePrimitive and not RandomPrimitive:
                locations.Add(node.Id, new Location(Memory.Constant, tables.Count));
                tables.Add(node);
                break;
        }
    }

    private void PlaceResult(ProgramResult result, int root, NetworkModel network, ParameterLayout parameters, ParameterLayout buffers, IReadOnlyList<StateModel> states)
    {
        if (result.Kind == ResultKind.State) locations.Add(root, new Location(states[result.Index].InPlace ? Memory.State : Memory.NextState, result.Index));
        if (result.Kind == ResultKind.Output) locations.Add(root, new Location(Memory.Output, result.Index));
        if (result.Kind == ResultKind.InputGradient) locations.Add(root, new Location(Memory.InputGradient, result.Index));
        if (result.Kind == ResultKind.ParameterGradient) locations.Add(root, new Location(Memory.Gradients, parameters[network.Parameters[result.Index].Name]));
        if (result.Kind == ResultKind.Buffer) locations.Add(root, new Location(Memory.NextBuffer, buffers[network.Buffers[result.Index].Name]));
    }

    private static List<Lifetime> Lifetimes(Schedule schedule, Dictionary<int, Location> placed)
    {
        var start = new Dictionary<int, int>();
        var end = new Dictionary<int, int>();
        var inPlace = new Dictionary<int, bool>();
        var apart = new Dictionary<int, (int Phase, bool All)>();
        for (var position = 0; position < schedule.Steps.Count; position++)
        {
            var step = schedule.Steps[position];
            foreach (var node in step.Nodes) start[node.Id] = position;
            foreach (var node in step.Nodes)
                for (var i = 0; i < node.Operands.Count; i++)
                {
                    int operand = node.Operands[i], root = schedule.Roots[operand];
                    if (!start.TryGetValue(root, out var written) || written == position) continue;
                    var reads = step is LoopStep loop && schedule.Graph.Nodes[operand].Type == loop.Domain;
                    inPlace[root] = reads && (!end.TryGetValue(root, out var last) || last != position || inPlace[root]);
                    end[root] = position;
                    var own = schedule.Sharing?.IsAligned(node, i) ?? step.Partition == Partition.Rows;
                    apart[root] = (step.Phase, own && (!apart.TryGetValue(root, out var before) || before.Phase != step.Phase || before.All));
                }
        }

        foreach (var result in schedule.Graph.Results) end[schedule.Roots[result.Node]] = schedule.Steps.Count - 1;
        // What is prepared once is read by every later run: nothing may take its place.
        foreach (var root in end.Keys.Where(root => schedule.Steps[start[root]].Phase < schedule.Prepared && schedule.Steps[end[root]].Phase >= schedule.Prepared).ToList())
            end[root] = schedule.Steps.Count - 1;
        return end.Keys.Where(root => !placed.ContainsKey(root)).OrderBy(root => root).Select(root =>
        {
            var node = schedule.Graph.Nodes[root];
            var isResult = schedule.Graph.Results.Any(result => schedule.Roots[result.Node] == root);
            Step writer = schedule.Steps[start[root]], last = schedule.Steps[end[root]];
            var cut = writer.Partition switch { Partition.Rows => default, Partition.Slices => Cut.Of(node.Shape), _ => Cut.None };
            // After a meeting samples are cut as samples, whoever wrote them.
            var left = apart.TryGetValue(root, out var own) && !own.All ? Cut.None : schedule.Sharing is null && writer.Phase < last.Phase ? default : cut;
            return new Lifetime(root, ParameterLayout.RoundUp(node.Shape.Size), node.Shape.Size, node.Batched, start[root], end[root],
                writer.Phase, last.Phase, inPlace.TryGetValue(root, out var ends) && ends && !isResult, cut, left);
        }).ToList();
    }

    private static HashSet<int> FindSurvivors(List<Lifetime> forward, List<Lifetime> all, Dictionary<int, int> offsets) => new(forward
        .Where(value => !all.Any(later => later.Batched && later.Start > value.Start
            && offsets[later.Node] < offsets[value.Node] + value.Size && offsets[value.Node] < offsets[later.Node] + later.Size))
        .Select(value => value.Node));
}
