using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace NetDsl.Compiler.Tests.Emit;

/// <summary>The program that takes one element at a time, with states made by hand: carried, and appended to.</summary>
public sealed class GenerationProgramTests
{
    private const int Length = 4, Width = 3;

    [Fact]
    public void States_survive_steps_and_rows_are_independent()
    {
        using var session = EmittedCode.Load(Model()).CreateSession(rows: 2);
        var expected = new[] { new Expected(), new Expected() };
        for (var step = 0; step < Length; step++)
        {
            var x = Numbers(2 * Width, step);
            var got = session.Next(x).ToArray();
            Assert.Equal(expected.SelectMany((row, r) => row.Next(x.AsSpan(r * Width, Width))), got, (a, b) => Math.Abs(a - b) < 1e-5);
            Assert.Equal(step + 1, session.Position(1));
        }

        session.Reset(1);
        Assert.Equal(0, session.Position(1));
        Assert.Equal(Length, session.Position(0));
        var error = Assert.Throws<InvalidOperationException>(() => session.Next(Numbers(2 * Width, 9)));
        Assert.Contains("sequences of 4", error.Message, StringComparison.Ordinal);
        session.Reset();
        expected = [new Expected(), new Expected()];
        var first = Numbers(2 * Width, 7);
        Assert.Equal(expected.SelectMany((row, r) => row.Next(first.AsSpan(r * Width, Width))), session.Next(first).ToArray(), (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void Rows_go_on_from_one_another()
    {
        using var session = EmittedCode.Load(Model()).CreateSession(rows: 3);
        session.Rows = 2;
        var rows = new[] { new Expected(), new Expected() };
        for (var step = 0; step < 2; step++)
        {
            var x = Numbers(2 * Width, step);
            session.Next(x);
            for (var r = 0; r < 2; r++) rows[r].Next(x.AsSpan(r * Width, Width));
        }

        session.Reorder([1, 1, 0]);
        Assert.Equal(3, session.Rows);
        var next = Numbers(3 * Width, 5);
        var expected = new[] { rows[1].Copy(), rows[1].Copy(), rows[0].Copy() };
        Assert.Equal(expected.SelectMany((row, r) => row.Next(next.AsSpan(r * Width, Width))), session.Next(next).ToArray(), (a, b) => Math.Abs(a - b) < 1e-5);
        Assert.Throws<ArgumentException>(() => session.Reorder([0, 3]));
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        using var session = EmittedCode.Load(Model()).CreateSession(rows: 2);
        var x = Numbers(2 * Width, 0);
        int[] order = [1, 0];
        session.Next(x);
        session.Reorder(order);
        var before = GC.GetAllocatedBytesForCurrentThread();
        session.Next(x);
        session.Reorder(order);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_network_that_remembers_nothing_says_so()
    {
        var network = EmittedCode.Load(Model() with { Generation = null, Name = "Forgetful" });
        Assert.Contains("remembers nothing", Assert.Throws<InvalidOperationException>(() => network.CreateSession()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_inputs_that_stay_decide_is_prepared()
    {
        var builder = new GraphBuilder(new GenerationPlan(1, Length, [], _ => 0));
        Value memory = builder.Input(new PortModel("memory", new Shape(Length, Width), ElementType.Float)), input = builder.Input(new PortModel("x", new Shape(1, Width), ElementType.Float));
        builder.Steps!.Begin(input);
        var state = builder.Steps.State("last", input.Shape);
        var encoded = memory.Map(e => Scalar.Tanh.Of(e)).SumOver(0);
        builder.Steps.Carry(state, input);
        PortModel[] ports = [((InputPrimitive)memory.Node.Primitive).Port, ((InputPrimitive)input.Node.Primitive).Port];
        var output = encoded * (input + state);
        var model = builder.Steps.Finish(ports, [new PortModel("output", output.Shape, ElementType.Float)], [output], [], out _)!;
        Assert.Equal(["memory"], model.Settled);

        var schedule = Scheduler.Run(ProgramBuilder.Generation(model), prepare: true, model.Settled);
        Assert.Equal(1, schedule.Prepared);
        bool IsTanh(Node node) => node.Primitive is ElementwisePrimitive { Expression: var e } && e.Calls().Any(call => call.Function == Scalar.Tanh);
        Assert.All(schedule.Steps, step => Assert.Equal(step.Phase == 0, step.Nodes.Any(node => IsTanh(node) || node.Primitive is ReducePrimitive)));
        Assert.Equal(0, Scheduler.Run(ProgramBuilder.Generation(model), prepare: true).Prepared);
    }

    private static float[] Numbers(int count, int seed)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, count).Select(_ => (float)random.NextDouble()).ToArray();
    }

    /// <summary>s' = s / 2 + x; the result is s' and the sum of all elements so far, weighted by 1, 2, 3, … from the first.</summary>
    private static NetworkModel Model()
    {
        var network = ModelBuilder.Of("Remembering", graph =>
        {
            var x = graph.Input(new PortModel("x", new Shape(Length, Width), ElementType.Float));
            return ([graph.Add(new ConcatPrimitive(1), x, x)], null);
        });
        var builder = new GraphBuilder(new GenerationPlan(0, Length, [], _ => 0));
        var input = builder.Input(new PortModel("x", new Shape(1, Width), ElementType.Float));
        builder.Steps!.Begin(input);
        var state = builder.Steps.State("decay", input.Shape);
        var next = (state * 0.5) + input;
        builder.Steps.Carry(state, next);
        var all = builder.Steps.Append("elements", input);
        var weighted = (all * builder.Constant(new Shape(Length, 1), 1, 2, 3, 4)).SumOver(0);
        var output = builder.Add(new ConcatPrimitive(1), next, weighted);
        var model = builder.Steps.Finish([((InputPrimitive)input.Node.Primitive).Port], [new PortModel("output", output.Shape, ElementType.Float)], [output], [], out var problem);
        Assert.Null(problem);
        return network with { Generation = model };
    }

    private sealed class Expected
    {
        private readonly List<float[]> elements = [];
        private float[] state = new float[Width];

        public float[] Next(ReadOnlySpan<float> x)
        {
            elements.Add(x.ToArray());
            state = state.Zip(elements[^1], (s, e) => (s / 2) + e).ToArray();
            return [.. state, .. Enumerable.Range(0, Width).Select(i => elements.Select((element, p) => element[i] * (p + 1)).Sum())];
        }

        public Expected Copy()
        {
            var copy = new Expected { state = [.. state] };
            copy.elements.AddRange(elements);
            return copy;
        }
    }
}
