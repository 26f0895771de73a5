using System;
using System.Collections.Generic;
using System.Linq;
using NetDsl.Compiler.Tests.Operations;
using Xunit;

namespace NetDsl.Compiler.Tests.Emit;

/// <summary>A gradient that passes the largest float under a loss that is finite: no weight changes, and the parameter is named, whatever wrote the gradient.</summary>
public sealed class NonFiniteGradientTests(NonFiniteGradientTests.Networks networks) : IClassFixture<NonFiniteGradientTests.Networks>
{
    private const int Batch = 3;

    private static readonly (string Name, Func<GraphBuilder, Value> Build)[] Writers =
    [
        ("Dense", graph => Dense(graph, 5, 40)),
        ("NarrowDense", graph => Dense(graph, 3, 2)),
        ("Bias", graph => Nothing(graph, 5) + Weight(graph, 5)),
        ("Slope", graph => X(graph, 5) * Weight(graph, 5)),
        ("Number", graph => X(graph, 5) * Weight(graph)),
        ("Plane", graph => Nothing(graph, 5, 4) + Weight(graph, 1, 4)),
        ("Table", graph => graph.Add(new GatherPrimitive(-1), Weight(graph, 6, 4), Words(graph))),
        ("TiedTable", graph => Tied(graph)),
        ("Twice", graph => X(graph, 5).Linear(Weight(graph, 5, 5)).Linear(graph.FindParameter("w")!.Value) + X(graph, 5).Linear(graph.FindParameter("w")!.Value)),
        ("DirectConvolution", graph => Convolution(graph, new Shape(3, 6, 5), 7, 3, groups: 1)),
        ("Depthwise", graph => Convolution(graph, new Shape(4, 6, 5), 4, 3, groups: 4)),
        ("Repeated", graph => Convolution(graph, new Shape(1, 12, 12), 6, 5, groups: 1)),
        ("Winograd", graph => Convolution(graph, new Shape(16, 8, 8), 16, 3, groups: 1)),
    ];

    public static TheoryData<string, int, bool> Cases()
    {
        var data = new TheoryData<string, int, bool>();
        foreach (var (name, _) in Writers)
            foreach (var threads in new[] { 1, 3 })
                foreach (var clip in new[] { false, true }) data.Add(name, threads, clip);
        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void No_weight_changes_and_the_parameter_is_named(string name, int threads, bool clip)
    {
        var network = networks.Of(name);
        network.Weights.Clear();
        using var trainer = new Trainer<Network>(network, new Sgd(0.5), new TrainerOptions { BatchSize = Batch, Threads = threads, ClipValue = clip ? 1 : null }, Target.Device);
        Fill(trainer.Program, target: 0.25f);
        trainer.Step(Batch);
        var before = network.Weights.ToArray();
        Assert.Contains(before, weight => weight != 0);

        // A loss of weights that are 0 is 0, whatever it is multiplied by.
        network.Weights.Clear();
        Fill(trainer.Program, target: 3e38f);
        var problem = Assert.Throws<NonFiniteLossException>(() => trainer.Step(Batch));
        Assert.Equal(0, problem.Loss);
        Assert.Equal("the gradient of 'w'", problem.Place);
        Assert.All(network.Weights.ToArray(), weight => Assert.Equal(0, weight));
        Assert.Equal(1, trainer.Steps);

        // The trainer stays usable, and does what it did.
        Fill(trainer.Program, target: 0.25f);
        trainer.Step(Batch);
        Assert.Equal(before, network.Weights.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_frozen_parameter_holds_nobody_up(int threads)
    {
        var network = networks.Of("Frozen");
        network.Weights.Clear();
        using var trainer = new Trainer<Network>(network, new Sgd(0.5), new TrainerOptions { BatchSize = Batch, Threads = threads, Groups = [new ParameterGroup("w") { Frozen = true }] }, Target.Device);
        Fill(trainer.Program, target: 3e38f);
        trainer.Step(Batch);
        Assert.Contains(trainer.Program.Gradients.ToArray(), float.IsInfinity);
        Assert.All(network.Parameter("w").ToArray(), weight => Assert.Equal(0, weight));
        Assert.All(network.Parameter("free").ToArray(), weight => Assert.Equal(-0.5f * Batch, weight));
    }

    private static void Fill(NetworkProgram program, float target)
    {
        for (var i = 0; i < program.PortCount; i++)
        {
            // A word that comes back, so that a row of a table is added to more than once.
            if (program.Port(i).IsInteger) program.Integers(i).Fill(2);
            else program.Floats(i).Fill(program.Port(i).Name == "target" ? target : 2);
        }
    }

    private static (Value[] Outputs, Value? Loss) Build(GraphBuilder graph, Func<GraphBuilder, Value> build)
    {
        var y = build(graph);
        var target = graph.Input(new PortModel("target", y.Shape, ElementType.Float));
        return ([y], (y * target).SumAll().BatchSum());
    }

    private static Value X(GraphBuilder graph, params int[] shape) =>
        graph.Nodes.FirstOrDefault(node => node.Name == "x") is { } node ? new Value(graph, node.Id) : graph.Input(new PortModel("x", new Shape(shape), ElementType.Float));

    /// <summary>0 for what <see cref="Fill"/> gives.</summary>
    private static Value Nothing(GraphBuilder graph, params int[] shape) => X(graph, shape).Map(e => e - 2);

    private static Value Words(GraphBuilder graph) => graph.Input(new PortModel("x", new Shape(3), ElementType.Int, 6));

    private static Value Weight(GraphBuilder graph, params int[] shape) => graph.Parameter(new ParameterModel("w", new Shape(shape), "Normal", 1, 1));

    private static Value Dense(GraphBuilder graph, int inputs, int units) => X(graph, inputs).Linear(Weight(graph, units, inputs));

    private static Value Tied(GraphBuilder graph)
    {
        var table = Weight(graph, 6, 4);
        return (graph.Add(new GatherPrimitive(-1), table, Words(graph)) + 1).Linear(table);
    }

    private static Value Convolution(GraphBuilder graph, Shape image, int channels, int kernel, int groups) =>
        graph.Add(new ConvPrimitive(new ConvWindow(kernel, kernel) { Groups = groups }, channels), X(graph, image[1], image[2], image[0]), Weight(graph, channels, image[0] / groups, kernel, kernel));

    /// <summary>All networks, compiled once.</summary>
    public sealed class Networks
    {
        private readonly Dictionary<string, Network> byName;

        public Networks()
        {
            var models = Writers.Select(writer => ModelBuilder.Of(writer.Name, graph => Build(graph, writer.Build), ["target"])).Append(ModelBuilder.Of("Frozen", graph =>
            {
                var y = Dense(graph, 5, 4);
                var free = graph.Parameter(new ParameterModel("free", new Shape(4), "Zeros", 1, 1));
                var (outputs, loss) = Build(graph, _ => y);
                return (outputs, loss!.Value + free.SumAll().Map(e => e) * Batch);
            }, ["target"])).ToList();
            byName = EmittedCode.Load(models).ToDictionary(network => network.Info.Name);
        }

        public Network Of(string name) => byName[name];
    }
}
