using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler.Tests.Operations;

/// <summary>
/// A random call of every operation. Element-wise operations and losses that need nothing beyond their tensors are called
/// without being named here; every other operation has a line.
/// </summary>
public static class OperationSamples
{
    private static readonly Dictionary<string, Func<Sampler, Value[]>> Calls = new()
    {
        ["Gelu"] = s => s.Call(("x", s.Tensor("x", s.Dimensions())), ("approximate", s.Pick(false, true))),
        ["Softplus"] = s => s.Call(("x", s.Tensor("x", s.Dimensions())), ("beta", s.Pick(1.0, 2.5))),
        ["Pow"] = s => s.Call(("x", s.Tensor("x", s.Dimensions())), ("exponent", s.Pick(1.7, 2, 3, -0.5))),
        ["Clamp"] = s => s.Call(("x", s.Tensor("x", s.Dimensions())), ("min", s.Pick<object?>(-1.0, null)), ("max", 1.0)),
        ["Cast"] = s => s.Call(("x", s.Integers("x", 5, s.Dimensions()))),
        ["Where"] = s => s.Call(("condition", PublicSurface.One(s.Graph, "Greater", ("a", s.Tensor("x", 2, 3)), ("b", 0.1))), ("a", s.Tensor("a", 2, 3)), ("b", s.Tensor("b", 3))),
        ["Softmax"] = Along,
        ["LogSoftmax"] = Along,
        ["Glu"] = s => s.Call(("x", s.Tensor("x", s.Size(), 2 * s.Size(), s.Size())), ("axis", 1)),
        ["MatMul"] = MatMul,
        ["Permute"] = s => s.Call(("x", s.Tensor("x", s.Size(), s.Size(), s.Size())), ("axes", s.Pick<int[]>([2, 0, 1], [0, 2, 1], [-1, 1, 0]))),
        ["Transpose"] = s => s.Call(("x", s.Tensor("x", s.Size(), s.Size(), s.Size()))),
        ["Reshape"] = s => s.Call(("x", s.Tensor("x", 2, s.Size(), 3)), ("shape", s.Pick<int[]>([-1, 3], [6, -1], [-1]))),
        ["Flatten"] = s => s.Call(("x", s.Tensor("x", s.Size(), s.Size(), s.Size())), ("startAxis", s.Pick(0, 1))),
        ["Squeeze"] = s => s.Call(("x", s.Tensor("x", s.Size(), 1, s.Size())), ("axis", 1)),
        ["Unsqueeze"] = s => s.Call(("x", s.Tensor("x", s.Dimensions(1))), ("axis", s.Pick(0, 1, -1))),
        ["BroadcastTo"] = s => s.Call(("x", s.Tensor("x", 3, 1)), ("shape", new[] { 2, 3, s.Size() })),
        ["Concat"] = s => s.Call(("tensors", new[] { s.Tensor("a", 2, s.Size()), s.Tensor("b", 2, s.Size()), s.Tensor("c", 2, 1) }), ("axis", -1)),
        ["Stack"] = s => s.Call(("tensors", new[] { s.Tensor("a", 2, 3), s.Tensor("b", 2, 3) }), ("axis", s.Pick(0, 1, 2, -1))),
        ["Split"] = s => s.Call(("x", s.Tensor("x", 2, 6)), s.Pick<(string, object?)>(("count", 3), ("sizes", new[] { 1, 3, 2 }))),
        ["Slice"] = s => s.Call(("x", s.Tensor("x", 2, 7)), ("axis", 1), ("start", s.Pick(0, 2, -3)), ("stop", s.Pick<object?>(null, 6, -1)), ("step", s.Pick(1, 2))),
        ["LastStep"] = s => s.Pick(0, 1) == 0
            ? s.Call(("x", s.Tensor("x", s.Dimensions(1))))
            : s.Call(("x", s.Tensor("x", 4, s.Size())), ("lengths", s.Integers("lengths", 5))),
        ["Pad"] = s => s.Call(("x", s.Tensor("x", 2, s.Size(3))), ("widths", new[] { 0, 1, 2, 0 }), s.Pick<(string, object?)>(("value", 1.5), ("mode", "Reflect"), ("mode", "Replicate"), ("mode", "Circular"))),
        ["Sum"] = Over,
        ["Mean"] = Over,
        ["Max"] = Over,
        ["Min"] = Over,
        ["Variance"] = Over,
        ["StandardDeviation"] = Over,
        ["OneHot"] = s => s.Call(("indices", s.Integers("indices", 4, s.Dimensions())), ("classes", 4)),
        ["Full"] = s => s.Call(("value", 2.5), ("shape", s.Dimensions())),
        ["Arange"] = s => s.Call(("length", s.Size())),
        ["Map"] = s => s.Pick(0, 1) == 0
            ? s.Call(("f", Scalar.Sin.Of(Expression.Operand(0) * 2)), ("x", s.Tensor("x", s.Dimensions())))
            : s.Call(("f", Expression.Operand(0) * Scalar.Exp.Of(Expression.Operand(1))), ("x", s.Tensor("x", 2, 3)), ("y", s.Tensor("y", 3))),
        ["SinusoidalPositions"] = s => s.Call(("length", s.Size()), ("width", s.Size())),
        ["AddSinusoidalPositions"] = s => s.Call(("x", s.Tensor("x", s.Size(), s.Size()))),
        ["Embedding"] = s => s.Call(("indices", s.Integers("indices", 5, s.Dimensions())), ("vocabulary", 5), ("width", s.Size())),
        ["PositionEmbedding"] = s => s.Call(("x", s.Tensor("x", 3, s.Size())), ("positions", s.Pick(3, 5))),
        ["TokenAndPositionEmbedding"] = s => s.Call(("indices", s.Integers("indices", 5, 3)), ("vocabulary", 5), ("width", s.Size()), ("positions", s.Pick(3, 5))),
        ["Conv1d"] = s => s.Call(
            ("x", s.Tensor("x", 2 * s.Size(1, 3), s.Size(4, 7))), ("channels", 2 * s.Size(1, 9)), ("kernel", s.Size()), ("groups", s.Pick(1, 2)), ("bias", s.Pick(true, false)),
            s.Pick<(string, object?)>(("stride", 2), ("dilation", 1)), s.Pick<(string, object?)>(("padding", 1), ("causal", true)), ("paddingMode", s.Pick("Constant", "Replicate"))),
        ["Conv2d"] = Convolution,
        ["ConvTranspose1d"] = s => s.Call(
            ("x", s.Tensor("x", 2 * s.Size(1, 3), s.Size(3, 6))), ("channels", 2 * s.Size(1, 9)), ("kernel", s.Size(3)), ("stride", s.Pick(1, 2, 3)), ("padding", s.Pick(0, 1)), ("dilation", s.Pick(1, 2)),
            ("groups", s.Pick(1, 2)), ("bias", s.Pick(true, false))),
        ["ConvTranspose2d"] = s => s.Call(
            ("x", s.Tensor("x", 2 * s.Size(1, 2), s.Size(2), s.Size(2))), ("channels", 2 * s.Size(1, 9)), ("kernel", new[] { s.Size(2), s.Size(2) }), ("stride", new[] { s.Size(2, 3), s.Size(2, 3) }),
            ("padding", new[] { s.Pick(0, 1), s.Pick(0, 1) }), ("outputPadding", new[] { s.Pick(0, 1), s.Pick(0, 1) }), ("groups", s.Pick(1, 2)), ("bias", s.Pick(true, false))),
        ["GatherRows"] = s => s.Call(("table", Shared(s, [5, s.Size()])), ("indices", s.Integers("indices", 5, s.Dimensions()))),
        ["RotaryPositions"] = s => s.Call(("x", s.Tensor("x", s.Size(), 8)), ("heads", s.Pick(1, 2, 4)), ("base", s.Pick(10000.0, 20.0)), ("interleaved", s.Pick(true, false))),
        ["AlibiBias"] = s => s.Call(("heads", s.Pick(1, 3, 4, 6)), ("length", s.Size())),
        ["ScaledDotProductAttention"] = ScaledDotProductAttention,
        ["Attention"] = Attention,
        ["MultiHeadAttention"] = MultiHeadAttention,
        ["Dense"] = s => s.Call(("x", s.Tensor("x", s.Dimensions(1, 2))), ("units", s.Size()), ("bias", s.Pick(true, false)), ("layout", s.Pick("OutputsFirst", "InputsFirst"))),
        ["PRelu"] = s => s.Call(("x", s.Tensor("x", s.Dimensions(1))), ("perChannel", s.Pick(true, false))),
        ["SwiGlu"] = s => s.Call(("x", s.Tensor("x", s.Dimensions(1, 2))), ("hidden", s.Size()), ("bias", s.Pick(true, false))),
        ["Parameter"] = s => s.Call(("shape", s.Dimensions())),
        ["MaxPool1d"] = s => s.Call([.. Windows(s, 1), ("dilation", s.Pick(1, 2))]),
        ["MaxPool2d"] = s => s.Call([.. Windows(s, 2), ("dilation", s.Pick<int[]?>(null, [1, 2]))]),
        ["AvgPool1d"] = s => s.Call([.. Windows(s, 1), ("countIncludePad", s.Pick(true, false)), ("divisor", s.Pick<object?>(null, null, 3))]),
        ["AvgPool2d"] = s => s.Call([.. Windows(s, 2), ("countIncludePad", s.Pick(true, false)), ("divisor", s.Pick<object?>(null, null, 3))]),
        ["AdaptiveAvgPool1d"] = s => s.Call(("x", s.Tensor("x", s.Size(), s.Size(3, 9))), ("output", s.Size(1, 5))),
        ["AdaptiveAvgPool2d"] = s => s.Call(("x", s.Tensor("x", s.Size(), s.Size(3, 7), s.Size(3, 6))), ("output", s.Pick<object>(1, 4, new[] { 3, 2 }))),
        ["AdaptiveMaxPool1d"] = s => s.Call(("x", s.Tensor("x", s.Size(), s.Size(3, 9))), ("output", s.Size(1, 5))),
        ["AdaptiveMaxPool2d"] = s => s.Call(("x", s.Tensor("x", s.Size(), s.Size(3, 7), s.Size(3, 6))), ("output", s.Pick<object>(1, 4, new[] { 3, 2 }))),
        ["GlobalAvgPool1d"] = s => s.Call(("x", s.Tensor("x", s.Size(), s.Size()))),
        ["GlobalAvgPool2d"] = s => s.Call(("x", s.Tensor("x", s.Size(), s.Size(), s.Size()))),
        ["GlobalMaxPool1d"] = s => s.Call(("x", s.Tensor("x", s.Size(), s.Size()))),
        ["GlobalMaxPool2d"] = s => s.Call(("x", s.Tensor("x", s.Size(), s.Size(), s.Size()))),
        ["UpsampleNearest1d"] = s => s.Call(("x", s.Tensor("x", s.Size(), s.Size())), ("scale", s.Size(1, 3))),
        ["UpsampleNearest2d"] = s => s.Call(("x", s.Tensor("x", s.Size(), s.Size(), s.Size())), ("scale", s.Size(1, 3))),
        ["UpsampleBilinear2d"] = s => s.Call(("x", s.Tensor("x", s.Size(), s.Size(), s.Size())), ("scale", s.Size(1, 3)), ("alignCorners", s.Pick(true, false))),
        ["SqueezeExcite"] = s => s.Call(("x", s.Tensor("x", s.Size(), s.Size(), s.Size())), ("squeezed", s.Size()), ("activation", s.Pick<Func<Value, Value>?>(x => x.Map(e => Scalar.Sigmoid.Of(e) * e), x => x.Map(e => Scalar.Tanh.Of(e))))),
        ["Dropout2d"] = s => s.Call(("x", s.Tensor("x", s.Size(), s.Size(), s.Size())), ("rate", s.Pick(0.0, 0.5, 0.2))),
        ["DropPath"] = s => s.Call(("x", s.Tensor("x", s.Dimensions())), ("rate", s.Pick(0.0, 0.5, 0.2))),
        ["RnnCell"] = s => Cell(s, 1, ("relu", s.Pick(true, false))),
        ["LstmCell"] = s => Cell(s, 4),
        ["GruCell"] = s => Cell(s, 3),
        ["Rnn"] = s => Recurrent(s, ("relu", s.Pick(true, false))),
        ["RnnStates"] = s => RecurrentStates(s, 1, ("relu", s.Pick(true, false))),
        ["Lstm"] = s => Recurrent(s),
        ["LstmStates"] = s => RecurrentStates(s, 2),
        ["Gru"] = s => Recurrent(s),
        ["GruStates"] = s => RecurrentStates(s, 1),
        // With a large ε the statistics of two or three values stay smooth enough for differences.
        ["BatchNorm"] = s => s.Call(("x", s.Tensor("x", s.Batch > 1 && s.Pick(true, false) ? [s.Size()] : s.Pick<int[]>([s.Size(), 3], [s.Size(), 2, s.Size(2)], [17, 5, 7]))), ("epsilon", 0.1), ("affine", s.Pick(true, false)), ("trackRunningStats", s.Pick(true, false))),
        ["GroupNorm"] = s => s.Call(("x", s.Tensor("x", s.Pick<int[]>([6], [6, 3], [6, 2, s.Size(2)], [6, 6, 6]))), ("groups", s.Pick(1, 2, 3)), ("epsilon", 0.1), ("affine", s.Pick(true, false))),
        ["InstanceNorm"] = s => s.Call(("x", s.Tensor("x", s.Pick<int[]>([s.Size(), 3], [s.Size(), 2, s.Size(2)], [2, 6, 7]))), ("epsilon", 0.1), ("affine", s.Pick(true, false)), ("trackRunningStats", s.Pick(true, false))),
        ["LayerNorm"] = s => s.Call(("x", s.Tensor("x", s.Pick<int[]>([5], [3, 4], [18, 3], [2, 3, 19]))), ("axes", 1), ("epsilon", 0.1), ("affine", s.Pick(true, true, false)), ("bias", s.Pick(true, false))),
        ["RmsNorm"] = s => s.Call(("x", s.Tensor("x", s.Pick<int[]>([5], [3, 4], [2, 18, 19]))), ("epsilon", 0.1), ("affine", s.Pick(true, false))),
        ["LocalResponseNorm"] = s => s.Call(("x", s.Tensor("x", s.Pick<int[]>([7, 2], [3, 2, 2], [19, 1, 2]))), ("size", s.Pick(1, 2, 3, 5)), ("alpha", 0.5)),
        ["Dropout"] = s => s.Call(("x", s.Tensor("x", s.Dimensions())), ("rate", s.Pick(0.0, 0.5, 0.2))),
        ["AlphaDropout"] = s => s.Call(("x", s.Tensor("x", s.Dimensions())), ("rate", s.Pick(0.0, 0.5, 0.2))),
        ["L1Penalty"] = Penalty,
        ["L2Penalty"] = Penalty,

        // Of a function whose slope is 1, the straight-through gradient is the true one.
        ["StraightThrough"] = s => s.Call(("f", (Func<Value, Value>)(x => x + 3)), ("x", s.Tensor("x", s.Dimensions()))),
        ["StopGradient"] = s => s.Call(("x", s.Graph.Constant(new Shape(s.Dimensions()), 2))),
        ["BinaryCrossEntropyWithLogits"] = s => s.Call(("logits", s.Tensor("logits", 2, 3)), ("target", s.Tensor("target", 2, 3)), ("posWeight", s.Pick<double[]?>(null, [2.5], [0.5, 1, 2])), Reduction(s)),
        ["KlDivergence"] = s => Compared(s, ("logTarget", s.Pick(false, true))),
        ["Hinge"] = s => Compared(s, ("squared", s.Pick(false, true))),
        ["SoftmaxCrossEntropy"] = s => s.Call([.. Classified(s), ("labelSmoothing", s.Pick(0, 0.1)), ("classWeights", s.Pick<double[]?>(null, [0.5, 1, 2, 1])), ("ignoreIndex", s.Pick<object?>(null, 1, -100))]),
        ["NegativeLogLikelihood"] = s => s.Call([.. Classified(s), ("classWeights", s.Pick<double[]?>(null, [0.5, 1, 2, 1]))]),
        ["MultiMargin"] = s => s.Call([.. Classified(s)]),
        ["SoftmaxCrossEntropyOneHot"] = s => Compared(s, ("labelSmoothing", s.Pick(0, 0.1)), ("axis", s.Pick(0, 1))),
    };

    /// <summary>Results of a random call.</summary>
    /// <exception cref="NotSupportedException">The operation needs a line here.</exception>
    public static Value[] Call(Sampler sampler) =>
        Calls.TryGetValue(sampler.Operation.Name, out var call) ? call(sampler)
        : sampler.Operation is ElementwiseOperation elementwise ? Elementwise(sampler, elementwise)
        : sampler.Operation is ElementwiseLossOperation ? Compared(sampler)
        : throw new NotSupportedException($"give '{sampler.Operation.Name}' a random call in {nameof(OperationSamples)}");

    private static Value[] Elementwise(Sampler s, ElementwiseOperation operation)
    {
        if (operation.Tensors.Length == 1) return s.Call((operation.Tensors[0], s.Tensor(operation.Tensors[0], s.Dimensions())));
        int rows = s.Size(), columns = s.Size();
        int[][] shapes = [[rows, columns], [columns], [rows, 1], [], [2, 1, columns]];
        return s.Call(operation.Tensors.Select(name => (name, (object?)s.Tensor(name, s.Pick(shapes)))).ToArray());
    }

    private static Value[] Convolution(Sampler s)
    {
        // Depthwise, in groups, or neither; two channels for each of the image's at most.
        int channels = 2 * s.Size(1, 9), groups = s.Pick(1, 2, channels), results = groups == channels ? channels * s.Pick(1, 1, 2) : 2 * s.Size(1, 9);
        int[] kernel = [s.Size(1, 3), s.Size(1, 3)], dilation = [s.Pick(1, 2), s.Pick(1, 1, 2)];
        var x = s.Tensor("x", channels, s.Size(5, 6), s.Size(5, 7));
        return s.Pick(0, 1) == 0
            ? s.Call(("x", x), ("channels", results), ("kernel", s.Size(1, 3)), ("padding", Padding.Same), ("groups", groups), ("bias", s.Pick(true, false)), ("paddingMode", s.Pick("Constant", "Reflect", "Replicate", "Circular")))
            : s.Call(
                ("x", x), ("channels", results), ("kernel", kernel), ("stride", new[] { s.Size(1, 3), s.Size(1, 2) }), ("padding", new[] { s.Size(0, 2), s.Size(0, 1), s.Size(0, 3), s.Size(0, 1) }),
                ("dilation", dilation), ("groups", groups), ("bias", s.Pick(true, false)));
    }

    private static Value[] Along(Sampler s) => s.Call(("x", s.Tensor("x", s.Size(), s.Size(), s.Size())), ("axis", s.Pick(0, 1, 2, -1)));

    private static Value[] Over(Sampler s)
    {
        var x = s.Tensor("x", 2, s.Size(2), s.Size(2));
        return s.Pick(0, 1, 2) switch
        {
            0 => s.Call(("x", x), ("keepDims", s.Pick(true, false))),
            1 => s.Call(("x", x), ("axis", s.Pick(1, -1))),
            _ => s.Call(("x", x), ("axes", s.Pick<int[]>([0, 2], [2, 1], [-3])), ("keepDims", s.Pick(true, false))),
        };
    }

    /// <summary>Lengths on both sides of the number of steps from which kernels pack their weight, and empty sequences among them.</summary>
    private static Value[] Recurrent(Sampler s, params (string, object?)[] settings)
    {
        var length = s.Pick(1, 3, 9);
        return s.Call([("x", s.Tensor("x", length, s.Size())), .. s.Pick(true, false) ? [("lengths", s.Integers("lengths", length + 1))] : Array.Empty<(string, object?)>(), .. Stacked(s, s.Size(1, 5)), .. settings]);
    }

    private static Value[] RecurrentStates(Sampler s, int carried, params (string, object?)[] settings)
    {
        int length = s.Pick(1, 3, 9), hidden = s.Size();
        var stack = Stacked(s, hidden);
        var rows = (int)stack[1].Item2! * ((bool)stack[2].Item2! ? 2 : 1);
        IEnumerable<(string, object?)> first = s.Pick(true, false) ? new[] { "h0", "c0" }.Take(carried).Select(name => (name, (object?)s.Tensor(name, rows, hidden))).ToList() : [];
        return s.Call([("x", s.Tensor("x", length, s.Size())), .. first, ("lengths", s.Pick(true, false) ? s.Integers("lengths", length + 1) : null), .. stack, .. settings]);
    }

    private static Value[] Cell(Sampler s, int gates, params (string, object?)[] settings)
    {
        int inputs = s.Size(), hidden = s.Size();
        return s.Call([
            ("x", s.Tensor("x", inputs)), ("h", s.Tensor("h", hidden)), .. gates == 4 ? [("c", s.Tensor("c", hidden))] : Array.Empty<(string, object?)>(),
            ("weightIh", Shared(s, [gates * hidden, inputs], "weight_ih")), ("weightHh", Shared(s, [gates * hidden, hidden], "weight_hh")),
            ("biasIh", s.Pick(true, false) ? Shared(s, [gates * hidden], "bias_ih") : null), ("biasHh", s.Pick(true, false) ? Shared(s, [gates * hidden], "bias_hh") : null), .. settings]);
    }

    private static (string, object?)[] Stacked(Sampler s, int hidden) =>
        [("hidden", hidden), ("layers", s.Pick(1, 2)), ("bidirectional", s.Pick(true, false)), ("bias", s.Pick(true, false)), ("dropout", s.Pick(0.0, 0.3))];

    private static Value[] MatMul(Sampler s)
    {
        int m = s.Size(), k = s.Size(), n = s.Size();
        bool transposeA = s.Pick(true, false), transposeB = s.Pick(true, false);
        int[] a = transposeA ? [k, m] : [m, k], b = transposeB ? [n, k] : [k, n];
        return s.Pick(0, 1, 2, 3) switch
        {
            0 => s.Call(("a", s.Tensor("a", k)), ("b", s.Tensor("b", k))),
            1 => s.Call(("a", s.Tensor("a", k)), ("b", Shared(s, b)), ("transposeB", transposeB)),
            2 => s.Call(("a", s.Tensor("a", [2, 1, .. a])), ("b", s.Tensor("b", [3, .. b])), ("transposeA", transposeA), ("transposeB", transposeB)),
            _ => s.Call(("a", s.Tensor("a", [.. a])), ("b", Shared(s, b)), ("transposeA", transposeA), ("transposeB", transposeB)),
        };
    }

    private static Value[] ScaledDotProductAttention(Sampler s)
    {
        int heads = s.Size(1, 3), queries = s.Size(1, 6), keys = s.Size(1, 20), width = s.Size(1, 9);
        int[] leading = s.Pick(true, false) ? [heads] : [];
        return s.Call([
            ("q", s.Tensor("q", [.. leading, queries, width])), ("k", s.Tensor("k", [.. leading, keys, width])), ("v", s.Tensor("v", [.. leading, keys, s.Size(1, 18)])),
            .. Attended(s, leading.Length == 0 ? 1 : heads, queries, keys), ("scale", s.Pick<object?>(null, 0.3))]);
    }

    private static Value[] Attention(Sampler s)
    {
        int heads = s.Size(1, 3), width = heads * s.Size(), length = s.Size(1, 10);
        if (s.Pick(true, false))
        {
            // Queries, keys and values are parts of one matrix, in any order, or of a larger one.
            var parts = PublicSurface.Apply(s.Graph, "Split", "", ("x", s.Tensor("x", length, (3 * width) + s.Pick(0, 2))), ("sizes", s.Graph.Nodes[^1].Shape[1] == 3 * width ? new[] { width, width, width } : [width, width, width, 2]), ("axis", 1));
            return s.Call([("q", parts[2]), ("k", parts[0]), ("v", parts[1]), ("heads", heads), .. Attended(s, heads, length, length)]);
        }

        var x = s.Tensor("x", length, width);
        var keys = s.Pick(true, false) ? x : s.Tensor("k", s.Size(1, 5), width);
        return s.Call([("q", x), ("k", keys), ("v", s.Pick(true, false) ? keys : s.Tensor("v", keys.Shape[0], heads * s.Size())), ("heads", heads), .. Attended(s, heads, length, keys.Shape[0])]);
    }

    private static Value[] MultiHeadAttention(Sampler s)
    {
        int heads = s.Size(1, 3), width = heads * s.Size(), length = s.Size(1, 6);
        var x = s.Tensor("x", length, width);
        if (s.Pick(0, 1, 2) == 0) return s.Call(("x", x), ("heads", heads), ("causal", s.Pick(true, false)), ("bias", s.Pick(true, false)), ("dropout", s.Pick(0, 0.3)));
        var memory = s.Pick(true, false) ? x : s.Tensor("memory", s.Size(1, 6), width);
        return s.Call([("x", x), ("memory", memory), ("heads", heads), .. Attended(s, heads, length, memory.Shape[0])]);
    }

    /// <summary>What hides keys and moves scores, or nothing of that.</summary>
    private static (string, object?)[] Attended(Sampler s, int heads, int queries, int keys)
    {
        int[] scores = s.Pick<int[]>([keys], [queries, keys], [heads, queries, keys], [heads, 1, keys], [heads, queries, 1]);
        return
        [
            ("mask", s.Pick(true, false) ? PublicSurface.One(s.Graph, "Greater", ("a", s.Tensor("mask", s.Pick<int[]>([keys], [queries, keys]))), ("b", 0.5)) : null),
            ("lengths", s.Pick(true, false) ? s.Integers("lengths", keys + 1) : null),
            ("scoreBias", s.Pick(true, false) ? s.Tensor("bias", scores) : null),
            ("causal", s.Pick(true, false)),
            ("dropout", s.Pick(0, 0.3)),
        ];
    }

    /// <summary>An image or a signal, larger than a vector of channels now and then, and windows that fit it.</summary>
    private static (string, object?)[] Windows(Sampler s, int axes)
    {
        var kernel = Enumerable.Range(0, axes).Select(_ => s.Size(1, 3)).ToArray();
        var x = s.Tensor("x", [s.Pick(1, 3, 17), .. kernel.Select(size => (2 * size) + s.Size(0, 4))]);
        var settings = new (string Name, int[] Numbers)[] { ("kernel", kernel), ("stride", kernel.Select(size => s.Pick(size, 1, 2, 3)).ToArray()), ("padding", kernel.Select(size => s.Size(0, size / 2)).ToArray()) };
        return [("x", x), .. settings.Select(setting => (setting.Name, axes == 1 ? (object?)setting.Numbers[0] : setting.Numbers)), ("ceilMode", s.Pick(true, false))];
    }

    /// <summary>A matrix that all samples share.</summary>
    private static Value Shared(Sampler s, int[] shape, string name = "shared") => s.Graph.Parameter(new ParameterModel(name, new Shape(shape), "Zeros", 1, 1));

    private static Value[] Penalty(Sampler s)
    {
        PublicSurface.Apply(s.Graph, "Dense", "fc1", ("x", s.Tensor("x", 3)), ("units", 2));
        return s.Call(("rate", 0.1));
    }

    private static Value[] Compared(Sampler s, params (string, object?)[] settings)
    {
        int[] shape = [s.Size(), s.Size()];
        var loss = (LossOperation)s.Operation;
        return s.Call([(loss.Prediction, s.Tensor(loss.Prediction, shape)), ("target", s.Tensor("target", shape)), Reduction(s), .. settings]);
    }

    private static (string, object?)[] Classified(Sampler s)
    {
        var loss = (LossOperation)s.Operation;
        var shape = s.Dimensions(0, 2);
        return [(loss.Prediction, s.Tensor(loss.Prediction, [.. shape, 4])), ("labels", s.Integers("labels", 4, shape)), Reduction(s)];
    }

    private static (string, object?) Reduction(Sampler s) => ("reduction", s.Pick("Mean", "Sum", "None", "BatchMean"));
}
