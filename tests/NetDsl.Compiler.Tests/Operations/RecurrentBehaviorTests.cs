using System;
using System.Linq;
using Xunit;

namespace NetDsl.Compiler.Tests.Operations;

/// <summary>What the reference values do not cover: lengths, truncation, and calls that are wrong.</summary>
public sealed class RecurrentBehaviorTests
{
    private const int Length = 6, Width = 3, Hidden = 2;

    [Theory]
    [InlineData("Rnn")]
    [InlineData("Lstm")]
    [InlineData("Gru")]
    public void A_shorter_sample_is_the_shorter_sequence_in_both_directions(string kind)
    {
        var sampler = Sampler(kind);
        var x = sampler.Tensor("x", Length, Width);
        var lengths = sampler.Integers("lengths", Length + 1);
        Array.Fill(sampler.Leaves["lengths"], 4);
        (string, object?)[] settings = [("hidden", Hidden), ("bidirectional", true), ("layers", 2)];
        var padded = PublicSurface.Apply(sampler.Graph, kind + "States", "layer", [("x", x), ("lengths", lengths), .. settings]);
        var part = PublicSurface.One(sampler.Graph, "Slice", ("x", x), ("axis", 0), ("stop", 4));
        var whole = PublicSurface.Apply(sampler.Graph, kind + "States", "layer", [("x", part), .. settings]);
        var results = Evaluate(sampler, [.. padded, .. whole]);
        var perSample = Length * 2 * Hidden;
        for (var sample = 0; sample < sampler.Batch; sample++)
        {
            var row = results[0].AsSpan(sample * perSample, perSample);
            Assert.Equal(results[padded.Length].AsSpan(sample * 4 * 2 * Hidden, 4 * 2 * Hidden), row[..(4 * 2 * Hidden)]);
            Assert.Equal(-1, row[(4 * 2 * Hidden)..].IndexOfAnyExcept(0.0));
        }

        for (var state = 1; state < padded.Length; state++) Assert.Equal(results[padded.Length + state], results[state]);
    }

    [Theory]
    [InlineData("Rnn")]
    [InlineData("Lstm")]
    [InlineData("Gru")]
    public void Truncated_gradients_are_those_of_blocks_whose_first_state_is_a_constant(string kind)
    {
        var sampler = Sampler(kind);
        var x = sampler.Tensor("x", Length, Width);
        var truncated = PublicSurface.Apply(sampler.Graph, kind, "layer", ("x", x), ("hidden", Hidden), ("truncate", 4))[0];
        var first = PublicSurface.Apply(sampler.Graph, kind + "States", "layer", ("x", PublicSurface.One(sampler.Graph, "Slice", ("x", x), ("axis", 0), ("stop", 4))), ("hidden", Hidden));
        var states = first.Skip(1).Select((state, i) => (i == 0 ? "h0" : "c0", (object?)PublicSurface.One(sampler.Graph, "StopGradient", ("x", state))));
        var second = PublicSurface.Apply(sampler.Graph, kind + "States", "layer", [("x", PublicSurface.One(sampler.Graph, "Slice", ("x", x), ("axis", 0), ("start", 4))), .. states, ("hidden", Hidden)]);
        var blocks = PublicSurface.One(sampler.Graph, "Concat", ("tensors", new[] { first[0], second[0] }), ("axis", 0));
        double[][] Gradients(Value y) => Evaluate(sampler, ReverseMode.Differentiate(sampler.Graph, (y * y).SumAll().BatchSum(), sampler.Graph.Parameters.Select(sampler.Graph.Parameter).Append(x).ToList()).Select(gradient => gradient!.Value).ToArray());
        var (want, got) = (Gradients(blocks), Gradients(truncated));
        for (var i = 0; i < want.Length; i++) Assert.Equal(want[i], got[i], (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Theory]
    [InlineData("Rnn", 1)]
    [InlineData("Lstm", 4)]
    [InlineData("Gru", 3)]
    public void A_loop_of_cells_is_the_layer(string kind, int gates)
    {
        var sampler = Sampler(kind);
        var graph = sampler.Graph;
        var x = sampler.Tensor("x", Length, Width);
        var layer = PublicSurface.Apply(graph, kind + "States", "layer", ("x", x), ("hidden", Hidden));
        var weights = new[] { "weight_ih", "weight_hh", "bias_ih", "bias_hh" }.Select(role => graph.FindParameter($"layer.{role}_l0")!.Value).ToArray();
        Assert.Equal(new Shape(gates * Hidden, Width), weights[0].Shape);
        Value[] states = [.. layer.Skip(1).Select(_ => graph.Constant(new Shape(Hidden), 0))];
        for (var i = 0; i < Length; i++)
        {
            var element = PublicSurface.One(graph, "Reshape", ("x", PublicSurface.One(graph, "Slice", ("x", x), ("axis", 0), ("start", i), ("stop", i + 1))), ("shape", new[] { Width }));
            states = PublicSurface.Apply(graph, kind + "Cell", "cell", [
                ("x", element), .. states.Select((state, s) => (s == 0 ? "h" : "c", (object?)state)),
                ("weightIh", weights[0]), ("weightHh", weights[1]), ("biasIh", weights[2]), ("biasHh", weights[3])]);
        }

        var results = Evaluate(sampler, [.. layer.Skip(1), .. states]);
        for (var i = 0; i < states.Length; i++) Assert.Equal(results[i], results[states.Length + i], (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void A_cell_names_what_does_not_fit()
    {
        var graph = new GraphBuilder(training: true);
        Value Given(string name, params int[] shape) => graph.Input(new PortModel(name, new Shape(shape), ElementType.Float));
        Value Weight(string name, params int[] shape) => graph.Parameter(new ParameterModel(name, new Shape(shape), "Zeros", 1, 1));
        Value x = Given("x", 3), h = Given("h", 2), fits = Weight("fits", 8, 3), states = Weight("states", 8, 2);
        void Refused(string id, string argument, string message, Value x, Value c, Value weightIh) =>
            Expect(id, argument, message, () => PublicSurface.Apply(graph, "LstmCell", "", ("x", x), ("h", h), ("c", c), ("weightIh", weightIh), ("weightHh", states)));

        Refused("NDSL1024", "x", "LstmCell takes a vector x for each sample, but 'many' gives [4, 3]", Given("many", 4, 3), h, fits);
        Refused("NDSL1007", "c", "LstmCell has 2 units, so that c is [2], but 'wide' gives [5]", x, Given("wide", 5), fits);
        Refused("NDSL1007", "weightIh", "LstmCell takes weightIh of [8, 3], but 'states' gives [8, 2]", x, h, states);
        Refused("NDSL1007", "weightIh", "LstmCell takes a weightIh that all samples share, but 'own' gives [8, 3] for each sample: make it by Parameter", x, h, Given("own", 8, 3));
    }

    [Theory]
    [InlineData("NDSL1024", "x", "Lstm takes a sequence of vectors [length, width], but its input is [5]", "Lstm", new[] { 5 }, 4, 0)]
    [InlineData("NDSL1019", "hidden", "'layer' has hidden 0: it must be at least 1", "Gru", new[] { 6, 3 }, 0, 0)]
    [InlineData("NDSL1019", "truncate", "'layer' has truncate -1: it must be the number of steps that gradients go back, or 0 for all", "Rnn", new[] { 6, 3 }, 4, -1)]
    public void Wrong_calls_name_the_argument(string id, string argument, string message, string kind, int[] shape, int hidden, int truncate)
    {
        var graph = new GraphBuilder(training: true);
        var x = graph.Input(new PortModel("", new Shape(shape), ElementType.Float));
        Expect(id, argument, message, () => PublicSurface.Apply(graph, kind, "layer", ("x", x), ("hidden", hidden), ("truncate", truncate)));
    }

    [Fact]
    public void A_first_state_of_another_shape_is_told()
    {
        var graph = new GraphBuilder(training: true);
        var x = graph.Input(new PortModel("x", new Shape(6, 3), ElementType.Float));
        var h0 = graph.Input(new PortModel("start", new Shape(5), ElementType.Float));
        Expect("NDSL1007", "h0", "'layer' begins with h0 of [2, 4], one row for each layer and direction, but 'start' gives [5]",
            () => PublicSurface.Apply(graph, "GruStates", "layer", ("x", x), ("h0", h0), ("hidden", 4), ("layers", 2)));
        var single = graph.Input(new PortModel("single", new Shape(4), ElementType.Float));
        Expect("NDSL1021", "h0", "'layer' is given one of h0 and c0: give both, or neither",
            () => PublicSurface.Apply(graph, "LstmStates", "layer", ("x", x), ("h0", single), ("hidden", 4)));
        Expect("NDSL1024", "lengths", "'layer' takes one length for each sample, but 'many' gives [2]: declare [Shape] IntTensor lengths",
            () => PublicSurface.Apply(graph, "Gru", "layer", ("x", x), ("lengths", graph.Input(new PortModel("many", new Shape(2), ElementType.Int))), ("hidden", 4)));
    }

    private static void Expect(string id, string argument, string message, Action call)
    {
        var problem = Assert.Throws<ProblemException>(call).Problem;
        Assert.Equal((id, argument, message), (problem.Id, problem.Argument, problem.Message.ToString()));
    }

    private static Sampler Sampler(string kind) => new(OperationRegistry.Find(kind)!, seed: 3);

    private static double[][] Evaluate(Sampler sampler, params Value[] values)
    {
        foreach (var parameter in sampler.Graph.Parameters.Where(parameter => !sampler.Leaves.ContainsKey(parameter.Name)))
            sampler.Leaves[parameter.Name] = sampler.Numbers(parameter.Shape.Size);
        return new ReferenceEvaluator(sampler.Batch, sampler.Leaves).Evaluate(sampler.Graph, values);
    }
}
