using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Makes the graphs of a network's programs: appends gradients, runs the passes, gives every result memory of its own. Predictions of a GPU read weights as they lie.</summary>
public static class ProgramBuilder
{
    /// <summary>Forward, loss, the gradient by every parameter, and the buffers after the step.</summary>
    public static ProgramGraph Training(NetworkModel network)
    {
        // The gradients of a graph in the right order of axes are in that order themselves.
        var forward = new Layout().Run(network.Training);
        var graph = new GraphBuilder(forward);
        var wanted = new List<(ResultKind Kind, int Index, Value Value)>();
        for (var i = 0; i < network.Parameters.Count; i++)
            if (graph.FindParameter(network.Parameters[i].Name) is { } parameter) wanted.Add((ResultKind.ParameterGradient, i, parameter));
        if (network.InputGradients) wanted.AddRange(Inputs(network, graph));
        var gradients = ReverseMode.Differentiate(graph, new Value(graph, forward.Loss), wanted.Select(one => one.Value).ToList());
        var results = Outputs(forward);
        results.Add(new ProgramResult(ResultKind.Loss, 0, forward.Loss));
        for (var i = 0; i < network.Buffers.Count; i++)
            if (forward.Updates.LastOrDefault(update => update.Buffer == network.Buffers[i].Name) is { Node: >= 0 and var next }) results.Add(new ProgramResult(ResultKind.Buffer, i, next));
        for (var i = 0; i < gradients.Length; i++)
            if (gradients[i] is { } gradient) results.Add(new ProgramResult(wanted[i].Kind, wanted[i].Index, gradient.Id));
        return Finish(new ProgramGraph(graph.Nodes, results, forward.Nodes.Count), training: true);
    }

    /// <summary>Forward as in prediction, and the loss.</summary>
    public static ProgramGraph Evaluation(NetworkModel network, bool gpu = false)
    {
        var graph = new Layout().Run(network.Evaluation);
        var results = Outputs(graph);
        results.Add(new ProgramResult(ResultKind.Loss, 0, graph.Loss));
        return Finish(new ProgramGraph(graph.Nodes, results, graph.Nodes.Count), gpu: gpu);
    }

    /// <summary>Forward alone.</summary>
    public static ProgramGraph Prediction(NetworkModel network, bool gpu = false)
    {
        var graph = new Layout().Run(network.Evaluation);
        return Finish(new ProgramGraph(graph.Nodes, Outputs(graph), graph.Nodes.Count), gpu: gpu);
    }

    /// <summary>Forward for one element of a sequence, and what is remembered for the next.</summary>
    public static ProgramGraph Generation(GenerationModel model)
    {
        // States first: one that is changed in place must be the node that changes it, and never a copy.
        var results = model.Next.Select((node, index) => new ProgramResult(ResultKind.State, index, node)).Concat(Outputs(model.Graph)).ToList();
        return Finish(new ProgramGraph(model.Graph.Nodes, results, model.Graph.Nodes.Count));
    }

    private static IEnumerable<(ResultKind, int, Value)> Inputs(NetworkModel network, GraphBuilder graph)
    {
        foreach (var node in graph.Nodes)
            if (node.Primitive is InputPrimitive { Port: { Element: ElementType.Float } port } && network.Inputs.ToList().FindIndex(input => input.Name == port.Name) is var index and >= 0)
                yield return (ResultKind.InputGradient, index, new Value(graph, node.Id));
    }

    private static List<ProgramResult> Outputs(Graph graph) =>
        graph.Outputs.Select((node, index) => new ProgramResult(ResultKind.Output, index, node)).ToList();

    private static ProgramGraph Finish(ProgramGraph graph, bool training = false, bool gpu = false)
    {
        graph = Pipeline.Run(graph, training, gpu);
        var nodes = graph.Nodes.ToList();
        var taken = new HashSet<int>();
        var results = new List<ProgramResult>();
        foreach (var result in graph.Results)
        {
            var node = nodes[result.Node];
            var root = node;
            while (root.Primitive is ReshapePrimitive) root = nodes[root.Operands[0]];
            if (root.Primitive is not (SourcePrimitive and not RandomPrimitive) && taken.Add(root.Id))
            {
                results.Add(result);
                continue;
            }

            var copy = new Node(nodes.Count, new ElementwisePrimitive(Expression.Operand(0), null), EquatableArray.Of(node.Id), node.Type with { Element = ElementType.Float }, node.Name, node.Origin);
            nodes.Add(copy);
            taken.Add(copy.Id);
            results.Add(result with { Node = copy.Id });
        }

        return new ProgramGraph(nodes, results, graph.ForwardCount >= graph.Nodes.Count ? nodes.Count : graph.ForwardCount);
    }
}
