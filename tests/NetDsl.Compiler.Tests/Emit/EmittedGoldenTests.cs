using System;
using System.Collections.Generic;
using System.Linq;
using NetDsl.Compiler.Tests.Operations;
using NetDsl.Testing;
using Xunit;

namespace NetDsl.Compiler.Tests.Emit;

/// <summary>Every golden case again, through emitted code in float32: outputs and all gradients.</summary>
public sealed class EmittedGoldenTests(EmittedGoldenTests.Networks networks) : IClassFixture<EmittedGoldenTests.Networks>
{
    public static IEnumerable<object[]> Cases() => GoldenGraphs.Families.SelectMany(family =>
    {
        var names = Goldens.Read(family).Select(golden => golden.Name).ToList();
        return (names.Count == 0 ? ["(absent)"] : names).Select(name => new object[] { family, name });
    });

    [SkippableTheory]
    [MemberData(nameof(Cases))]
    public void Emitted_code_gives_the_reference(string family, string name)
    {
        SharedFolder.Require($"goldens/{family}.json");
        var (golden, network) = networks.Of(family, name);
        using var program = network.CreateProgram(ProgramKind.Training, golden.Batch + 2, Target.Device);
        foreach (var parameter in network.Info.Parameters) golden.Parameters[parameter.Name].CopyTo(network.Parameter(parameter.Name));
        foreach (var (buffer, numbers) in golden.Buffers) numbers.CopyTo(network.Buffer(buffer));
        program.Batch = golden.Batch;
        foreach (var (port, data) in golden.Inputs.Concat(golden.Upstream))
        {
            var index = Enumerable.Range(0, program.PortCount).First(i => program.Port(i).Name == port.Name);
            if (port.Element == ElementType.Int) program.SetInput(index, data.Select(v => (int)v).ToArray());
            else program.SetInput(index, data);
        }

        program.RunAlone();
        for (var i = 0; i < golden.Outputs.Count; i++) AssertClose(family, golden.Outputs[i].Name, golden.Case.Outputs[golden.Outputs[i].Name].Data, program.Output(i)[..golden.Case.Outputs[golden.Outputs[i].Name].Data.Length]);
        foreach (var buffer in network.Info.Buffers)
            if (buffer.Updates > 0 && golden.BufferAfter(buffer.Name) is { } after) AssertClose(family, buffer.Name, after, program.NextBuffers.Slice(buffer.Offset, buffer.Count));
        foreach (var (wanted, value) in golden.Wanted) AssertClose(family, "d " + wanted, golden.Case.Gradients[wanted].Data, Gradient(program, value));
    }

    private static ReadOnlySpan<float> Gradient(NetworkProgram program, Value value)
    {
        if (value.Node.Primitive is InputPrimitive input)
            return program.InputGradient(program.Network.Info.Inputs.ToList().FindIndex(port => port.Name == input.Port.Name));
        var parameter = program.Network.Info.Parameters.First(p => p.Name == ((ParameterPrimitive)value.Node.Primitive).Parameter.Name);
        return program.Gradients.Slice(parameter.Offset, parameter.Count);
    }

    private static void AssertClose(string family, string what, float[] want, ReadOnlySpan<float> got) =>
        Assert.Null(Goldens.Difference(what, want, got, GoldenGraphs.Tolerance(family)));

    /// <summary>All golden networks, compiled once.</summary>
    public sealed class Networks
    {
        private readonly Dictionary<(string, string), (GoldenGraph, Network)> all = [];

        public Networks()
        {
            var cases = GoldenGraphs.Families.SelectMany(Goldens.Read).Select(GoldenGraphs.Build).ToList();
            var models = cases.Select(Model).ToList();
            var networks = EmittedCode.Load(models);
            for (var i = 0; i < cases.Count; i++) all[(cases[i].Case.Family, cases[i].Case.Name)] = (cases[i], networks[i]);
        }

        public (GoldenGraph Golden, Network Network) Of(string family, string name) => all[(family, name)];

        private static NetworkModel Model(GoldenGraph golden, int index)
        {
            var loss = golden.Case.Upstream.Count > 0 ? golden.AddLoss() : golden.Outputs[0].Value.SumAll();
            // A sum over the batch, or a table without inputs, becomes an output of a network by adding an input of zeros.
            for (var i = 0; i < golden.Outputs.Count; i++)
            {
                if (golden.Outputs[i].Value.Batched) continue;
                var zero = new PortModel("zero" + i, Shape.Scalar, ElementType.Float);
                golden.Inputs.Add((zero, new float[golden.Batch]));
                golden.Outputs[i] = (golden.Outputs[i].Name, golden.Outputs[i].Value + golden.Graph.Input(zero));
            }

            var graph = golden.Graph.Finish(golden.Outputs.Select(output => output.Value).ToList(), loss);
            var ports = golden.Graph.Nodes.Select(node => node.Primitive).OfType<InputPrimitive>().Select(input => input.Port).ToList();
            return new NetworkModel(
                "Goldens", default, $"Case{index}", graph, graph,
                ports.Where(port => !port.Name.StartsWith("upstream_", StringComparison.Ordinal)).ToEquatableArray(),
                golden.Outputs.Select(output => new PortModel(output.Name, output.Value.Shape, ElementType.Float)).ToEquatableArray(),
                ports.Where(port => port.Name.StartsWith("upstream_", StringComparison.Ordinal)).ToEquatableArray(),
                golden.Graph.Parameters.ToEquatableArray(),
                InputGradients: true,
                Buffers: golden.Graph.Buffers.ToEquatableArray());
        }
    }
}
