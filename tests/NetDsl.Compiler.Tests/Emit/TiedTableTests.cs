using System;
using System.Collections.Generic;
using System.Linq;
using NetDsl.Compiler.Tests.Operations;
using Xunit;

namespace NetDsl.Compiler.Tests.Emit;

/// <summary>A table that embeds and makes scores: both gradients are added up in one place.</summary>
public sealed class TiedTableTests(TiedTableTests.Networks networks) : IClassFixture<TiedTableTests.Networks>
{
    private const int Batch = 5, Length = 3, Words = 7, Width = 6;

    [Fact]
    public void The_gradient_has_one_table_and_no_sum_of_tables()
    {
        var graph = ProgramBuilder.Training(networks.Model);
        Assert.Single(graph.Nodes, node => node.Primitive is ScatterAddPrimitive && node.Operands.Count == 3);
        Assert.DoesNotContain(graph.Nodes, node => node.Primitive is ElementwisePrimitive && node.Shape == new Shape(Words, Width));
        var schedule = Scheduler.Run(graph);
        var plan = MemoryPlan.Of(schedule, networks.Model, [.. networks.Model.Inputs, .. networks.Model.Targets]);
        Assert.True(plan.FixedFloats < Words * Width, $"{plan.FixedFloats} floats beside the gradients");
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(3, true)]
    public void The_gradient_is_the_definition_for_any_split(int parts, bool reversed)
    {
        var random = new Random(1);
        var leaves = new Dictionary<string, double[]>
        {
            ["x"] = Enumerable.Range(0, Batch * Length).Select(_ => (double)random.Next(Words)).ToArray(),
            ["table"] = Enumerable.Range(0, Words * Width).Select(_ => (double)(float)(random.NextDouble() - 0.5)).ToArray(),
        };
        var graph = new GraphBuilder(training: true);
        var (_, loss) = Build(graph);
        var gradient = ReverseMode.Differentiate(graph, loss!.Value, [graph.FindParameter("table")!.Value])[0]!.Value;
        var want = new ReferenceEvaluator(Batch, leaves).Evaluate(graph, gradient)[0];
        var got = EmittedProgram.Train(networks.Network, new Numbers(leaves), Batch, parts, reversed).Gradients["table"];
        for (var i = 0; i < want.Length; i++) Assert.Equal(want[i], got[i], 1e-4);
    }

    private static (Value[] Outputs, Value? Loss) Build(GraphBuilder graph)
    {
        var x = graph.Input(new PortModel("x", new Shape(Length), ElementType.Int, Words));
        var table = graph.Parameter(new ParameterModel("table", new Shape(Words, Width), "Normal", 1, 1));
        var scores = graph.Add(new GatherPrimitive(-1), table, x).Exp().Linear(table);
        return ([scores], (scores * scores).SumAll().BatchSum());
    }

    /// <summary>The network, compiled once.</summary>
    public sealed class Networks
    {
        public NetworkModel Model { get; } = ModelBuilder.Of("Tied", Build);

        public Network Network { get; }

        public Networks() => Network = EmittedCode.Load(Model);
    }
}
