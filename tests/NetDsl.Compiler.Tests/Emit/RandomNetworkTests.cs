using System;
using System.Collections.Generic;
using System.Linq;
using NetDsl.Compiler.Tests.Operations;
using Xunit;

namespace NetDsl.Compiler.Tests.Emit;

public class RandomNetworkTests
{
    private const int Networks = 60;

    [Fact]
    public void Emitted_programs_agree_with_the_evaluator_for_any_split() => CheckNetworks(Networks);

    internal static void CheckNetworks(int count)
    {
        var drawn = Enumerable.Range(0, count).Select(seed => new RandomNetworks(seed, steps: 2 + (seed % 14))).ToList();
        var models = drawn.Select(network => network.Model()).ToList();
        var networks = EmittedCode.Load(models);
        for (var i = 0; i < models.Count; i++) Check(drawn[i].Numbers(models[i], batch: 1 + (i % 9)), models[i], networks[i], batch: 1 + (i % 9));
    }

    /// <summary>Loss, outputs, gradients and predictions, against the definitions in float64; the same bits from any split.</summary>
    internal static void Check(Numbers numbers, NetworkModel model, Network network, int batch)
    {
        var graph = new GraphBuilder(model.Training);
        var parameters = model.Parameters.Where(p => graph.FindParameter(p.Name) is not null).ToList();
        var gradients = ReverseMode.Differentiate(graph, new Value(graph, model.Training.Loss), parameters.Select(p => graph.FindParameter(p.Name)!.Value).ToList());
        var expected = new ReferenceEvaluator(batch, numbers.Leaves).Evaluate(graph, graph.Nodes.Select(node => new Value(graph, node.Id)).ToArray());
        var actual = EmittedProgram.Train(network, numbers, batch, parts: 1);
        Compare(model, "loss", [expected[model.Training.Loss][0]], [actual.Loss]);
        for (var i = 0; i < model.Outputs.Count; i++) Compare(model, model.Outputs[i].Name, expected[model.Training.Outputs[i]], actual.Outputs[i]);
        for (var i = 0; i < gradients.Length; i++)
            Compare(model, "gradient of " + parameters[i].Name, gradients[i] is { } g ? expected[g.Id] : new double[parameters[i].Shape.Size], actual.Gradients[parameters[i].Name]);
        foreach (var (parts, reversed) in new[] { (2, false), (3, true), (5, true) })
        {
            var split = EmittedProgram.Train(network, numbers, batch, parts, reversed);
            Assert.Equal(BitConverter.SingleToInt32Bits(actual.Loss), BitConverter.SingleToInt32Bits(split.Loss));
            foreach (var (name, gradient) in actual.Gradients)
                Assert.True(gradient.AsSpan().SequenceEqual(split.Gradients[name]), $"{model.Name}: {name} depends on the {parts} parts");
        }

        var predicted = EmittedProgram.Predict(network, numbers, batch);
        for (var i = 0; i < predicted.Length; i++) Compare(model, "prediction " + model.Outputs[i].Name, expected[model.Training.Outputs[i]], predicted[i]);
    }

    private static void Compare(NetworkModel model, string what, double[] want, float[] got)
    {
        Assert.Equal(want.Length, got.Length);
        var rms = Math.Sqrt(want.Sum(w => w * w) / Math.Max(want.Length, 1));
        for (var i = 0; i < want.Length; i++)
            if (!(Math.Abs(got[i] - want[i]) <= 2e-4 * Math.Max(Math.Abs(want[i]), Math.Max(rms, 0.1)))) Assert.Fail($"{model.Name}: {what}[{i}] is {got[i]}, expected {want[i]}\n{GraphPrinter.Print(model.Training)}\n{GraphPrinter.Print(ProgramBuilder.Training(model).Nodes)}");
    }
}
