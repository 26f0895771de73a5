using System;
using System.Linq;

namespace NetDsl.Compiler.Tests.Emit;

/// <summary>Builds the model of a network without Roslyn: the same function builds the training and the evaluation graph.</summary>
internal static class ModelBuilder
{
    /// <param name="build">Gives outputs and loss from the graph.</param>
    public static NetworkModel Of(string name, Func<GraphBuilder, (Value[] Outputs, Value? Loss)> build, string[]? targets = null)
    {
        GraphBuilder training = new(training: true), evaluation = new(training: false);
        var (trainingOutputs, trainingLoss) = build(training);
        var (outputs, loss) = build(evaluation);
        var ports = training.Nodes.Select(node => node.Primitive).OfType<InputPrimitive>().Select(input => input.Port).ToList();
        var targetNames = targets ?? [];
        var inputs = training.Nodes.Where(node => node.Primitive is InputPrimitive && !targetNames.Contains(node.Name)).Select(node => new Value(training, node.Id)).ToList();
        var names = outputs.Select((_, index) => outputs.Length == 1 ? "output" : "output" + index).ToList();
        return new NetworkModel(
            "Emitted", default, name,
            training.Finish(trainingOutputs, trainingLoss),
            evaluation.Finish(outputs, loss),
            ports.Where(port => !targetNames.Contains(port.Name)).ToEquatableArray(),
            outputs.Select((output, index) => new PortModel(names[index], output.Shape, ElementType.Float)).ToEquatableArray(),
            ports.Where(port => targetNames.Contains(port.Name)).ToEquatableArray(),
            training.Parameters.ToEquatableArray(),
            Layers: LayerReader.Read(training, inputs, trainingOutputs, names, trainingLoss),
            Buffers: training.Buffers.ToEquatableArray());
    }
}
