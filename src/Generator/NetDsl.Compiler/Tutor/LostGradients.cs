using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>The trained tensors that would never change, and why.</summary>
internal sealed class LostGradients
{
    private readonly List<(ParameterModel Parameter, Node Barrier)> flattened = new();
    private readonly List<ParameterModel> apart = new();

    public LostGradients(TutorContext network)
    {
        var flow = new GradientFlow(network.Graph, network.Loss is { } loss ? new[] { loss } : network.Outputs);
        foreach (var parameter in network.Graph.Parameters)
        {
            if (network.Graph.FindParameter(parameter.Name) is not { } value || flow.Reaches(value)) continue;
            var barriers = flow.Barriers(value);
            var flat = barriers.Where(barrier => barrier.Primitive is ElementwisePrimitive { Slopes.Count: 0 } step && IsFlat(step.Expression)).ToList();
            flattened.AddRange(flat.Select(barrier => (parameter, barrier)));
            // A gradient that the author stops is meant to end.
            if (flat.Count == 0 && !barriers.Any(barrier => barrier.Primitive is StopGradientPrimitive or StraightThroughPrimitive)) apart.Add(parameter);
        }

        Flow = flow;
    }

    public GradientFlow Flow { get; }

    /// <summary>The steps without slope that end a gradient, each with the tensors that it would have reached.</summary>
    public IEnumerable<(Node Step, List<ParameterModel> Parameters)> Flattened =>
        flattened.GroupBy(pair => pair.Barrier.Id).Select(group => (group.First().Barrier, group.Select(pair => pair.Parameter).ToList()));

    /// <summary>Tensors with no way to the loss at all, or none but through a factor of 0.</summary>
    public IReadOnlyList<ParameterModel> Apart => apart;

    /// <summary>the 100,480 parameters of 'fc1'</summary>
    public static Message Text(TutorContext network, IReadOnlyList<ParameterModel> parameters)
    {
        var count = parameters.Sum(parameter => parameter.Shape.Count);
        return count == 1 ? (Message)$"the 1 parameter of {Names(network, parameters)}" : $"the {count:N0} parameters of {Names(network, parameters)}";
    }

    /// <summary>'fc1', 'fc2' and 'fc3'; the middle is left out where there are many.</summary>
    public static Message Names(TutorContext network, IReadOnlyList<ParameterModel> parameters)
    {
        var layers = parameters.Select(parameter => network.OwnerOf(parameter) is >= 0 and var owner ? network.Calls[owner].Layer : parameter.Name).Distinct().Select(name => $"'{name}'").ToList();
        return layers.Count switch
        {
            <= 4 => Message.List(layers),
            _ => $"{layers[0]}, {layers[1]} … {layers[layers.Count - 1]} ({layers.Count} layers)",
        };
    }

    /// <summary>True where a step, a rounding, a comparison or a condition makes the value; false for a factor of 0, which was written to be so.</summary>
    private static bool IsFlat(Expression expression) => expression.Calls().Any(call => call.Function.IsFlat || call.Function == Scalar.Select);
}
