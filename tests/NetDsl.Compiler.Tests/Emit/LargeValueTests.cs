using System;
using System.Collections.Generic;
using System.Linq;
using NetDsl.Compiler.Tests.Operations;
using Xunit;

namespace NetDsl.Compiler.Tests.Emit;

/// <summary>Layers whose gradients of weights read so much that they do not wait for the end of the backward pass.</summary>
public sealed class LargeValueTests
{
    private const int Batch = 5, Rows = 4096, Width = 8, Layers = 3;

    [Fact]
    public void Gradients_of_weights_are_taken_between_the_steps_of_the_backward_pass()
    {
        var schedule = Scheduler.Run(ProgramBuilder.Training(ModelBuilder.Of("Large", graph => Build(graph, Rows))));
        var sums = schedule.Steps.Where(step => step.Nodes[0].Primitive is OuterSumPrimitive).Select(step => step.Phase).ToList();
        Assert.Equal(Layers, sums.Distinct().Count());
        Assert.All(schedule.Steps.Where(step => step.Partition == Partition.Rows), step => Assert.DoesNotContain(step.Phase, sums));
    }

    [Fact]
    public void Gradients_of_weights_that_read_little_wait_for_the_end()
    {
        var schedule = Scheduler.Run(ProgramBuilder.Training(ModelBuilder.Of("Small", graph => Build(graph, Rows / 8))));
        Assert.Equal(2, schedule.Phases);
    }

    [Fact]
    public void The_program_agrees_with_the_evaluator_for_any_split()
    {
        var model = ModelBuilder.Of("Large", graph => Build(graph, Rows));
        var random = new Random(1);
        var leaves = new Dictionary<string, double[]> { ["x"] = Draw(Batch * Rows * Width) };
        for (var i = 0; i < Layers; i++) leaves[$"w{i}"] = Draw(Width * Width);
        RandomNetworkTests.Check(new Numbers(leaves), model, EmittedCode.Load(model), Batch);

        double[] Draw(int count) => Enumerable.Range(0, count).Select(_ => (double)(float)(random.NextDouble() - 0.5)).ToArray();
    }

    private static (Value[] Outputs, Value? Loss) Build(GraphBuilder graph, int rows)
    {
        var h = graph.Input(new PortModel("x", new Shape(rows, Width), ElementType.Float));
        for (var i = 0; i < Layers; i++)
            h += h.Linear(graph.Parameter(new ParameterModel($"w{i}", new Shape(Width, Width), "Normal", 1, 1))).Exp();
        return ([h], (h * h).SumAll().BatchMean());
    }
}
