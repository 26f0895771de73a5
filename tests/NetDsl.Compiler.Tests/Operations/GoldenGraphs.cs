using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using NetDsl.Testing;

namespace NetDsl.Compiler.Tests.Operations;

/// <summary>Which call of the language each golden operation is.</summary>
public static class GoldenGraphs
{
    private static readonly Dictionary<string, Func<GoldenCase, GoldenGraph>> Rules = new()
    {
        ["dense"] = c => Samples(c, g => g.Layer("Dense", null, ("x", g.Input("x")), ("units", c.Int("out")), ("bias", c.Bool("bias")))),
        ["prelu"] = c => Samples(c, g => g.Layer("PRelu", new Dictionary<string, string> { ["weight"] = "slope" }, ("x", g.Input("x")), ("perChannel", c.Bool("per_channel")))),
        ["swiglu"] = c => Samples(c, g => g.Layer("SwiGlu", SwiGluNames, ("x", g.Input("x")), ("hidden", c.Int("hidden")), ("bias", c.Bool("bias")))),
        ["leaky_relu"] = Unary("LeakyRelu", c => [("slope", c.Double("slope"))]),
        ["elu"] = Unary("Elu", c => [("alpha", c.Double("alpha"))]),
        ["gelu"] = Unary("Gelu"),
        ["gelu_tanh"] = Unary("Gelu", _ => [("approximate", true)]),
        ["softplus"] = Unary("Softplus", c => [("beta", c.Double("beta")), ("threshold", c.Double("threshold"))]),
        ["softmax"] = Unary("Softmax", Axis),
        ["log_softmax"] = Unary("LogSoftmax", Axis),
        ["glu"] = Unary("Glu", Axis),
        ["mse"] = Loss("MeanSquaredError", "pred"),
        ["mae"] = Loss("MeanAbsoluteError", "pred"),
        ["huber"] = Loss("Huber", "pred", c => [("delta", c.Double("delta"))]),
        ["smooth_l1"] = Loss("SmoothL1", "pred", c => [("beta", c.Double("beta"))]),
        ["hinge"] = Loss("Hinge", "pred", c => [("squared", c.Bool("squared"))]),
        ["kl_div"] = Loss("KlDivergence", "log_pred", c => [("logTarget", c.Bool("log_target"))]),
        ["bce_with_logits"] = Loss("BinaryCrossEntropyWithLogits", "logits", c => [("posWeight", Numbers(c, "pos_weight"))]),
        ["softmax_cross_entropy"] = Loss("SoftmaxCrossEntropy", "logits", c =>
        [
            ("classWeights", Numbers(c, "class_weight")), ("labelSmoothing", c.Has("label_smoothing") ? c.Double("label_smoothing") : 0.0), Ignored(c),
        ]),
        ["nll"] = Loss("NegativeLogLikelihood", "log_pred", c => [Ignored(c)]),
        ["multi_margin"] = Loss("MultiMargin", "pred", c => [("margin", c.Double("margin"))]),
        ["add"] = Binary("Add"),
        ["sub"] = Binary("Subtract"),
        ["mul"] = Binary("Multiply"),
        ["div"] = Binary("Divide"),
        ["matmul"] = c => c.Name.Contains("shared_right")
            ? Samples(c, g => g.Function("MatMul", ("a", g.Input("a")), ("b", g.Shared("b"))))
            : Whole(c, g => g.Function("MatMul", ("a", g.Input("a")), ("b", g.Input("b")))),
        ["permute"] = Unary("Permute", c => [("axes", c.Ints("axes"))]),
        ["transpose"] = Unary("Transpose", c => [("first", c.Ints("axes")[0]), ("second", c.Ints("axes")[1])]),
        ["reshape"] = Unary("Reshape", c => [("shape", c.Ints("shape"))]),
        ["concat"] = c => Whole(c, g => g.Function("Concat", ("tensors", c.Inputs.Keys.Select(name => g.Input(name)).ToArray()), ("axis", c.Int("axis")))),
        ["split"] = Split,
        ["slice"] = Slice,
        ["pad"] = Unary("Pad", c =>
        [
            ("widths", c.Attributes.GetProperty("widths").EnumerateArray().SelectMany(pair => pair.EnumerateArray()).Select(e => e.GetInt32()).ToArray()),
            ("value", c.Double("value")),
        ]),
        ["mean"] = Unary("Mean", Axes),
        ["sum"] = Unary("Sum", Axes),
        ["max"] = Unary("Max", Axes),
        ["pow"] = Unary("Pow", c => [("exponent", c.Double("exponent"))]),
        ["clamp"] = Unary("Clamp", c => [("min", Optional(c, "min")), ("max", Optional(c, "max"))]),
        ["max_pool1d"] = Pool("MaxPool1d"),
        ["max_pool2d"] = Pool("MaxPool2d"),
        ["avg_pool1d"] = Pool("AvgPool1d", c => [("countIncludePad", c.Bool("count_include_pad"))]),
        ["avg_pool2d"] = Pool("AvgPool2d", c => [("countIncludePad", c.Bool("count_include_pad"))]),
        ["global_avg_pool1d"] = Pixels("GlobalAvgPool1d"),
        ["global_avg_pool2d"] = Pixels("GlobalAvgPool2d"),
        ["global_max_pool1d"] = Pixels("GlobalMaxPool1d"),
        ["global_max_pool2d"] = Pixels("GlobalMaxPool2d"),
        ["adaptive_avg_pool1d"] = Pixels("AdaptiveAvgPool1d", c => [("output", c.Int("output"))]),
        ["adaptive_avg_pool2d"] = Pixels("AdaptiveAvgPool2d", c => [("output", c.Ints("output"))]),
        ["embedding"] = c => Samples(c, g => g.Layer("Embedding", null,
            ("indices", g.Input("indices", ElementType.Int)), ("vocabulary", c.Int("vocab")), ("width", c.Int("dim")), ("paddingIndex", c.Has("padding_idx") ? c.Int("padding_idx") : null))),
        ["token_and_position_embedding"] = c => Samples(c, g => g.Layer(
            "TokenAndPositionEmbedding", new Dictionary<string, string> { ["token.weight"] = "token_weight", ["position.weight"] = "position_weight" },
            ("indices", g.Input("indices", ElementType.Int)), ("vocabulary", c.Int("vocab")), ("width", c.Int("dim")), ("positions", c.Int("positions")))),
        ["conv1d"] = Convolution("Conv1d", c => [("kernel", Kernel(c)[0]), ("stride", c.Int("stride")), ("padding", c.Int("padding")), ("dilation", c.Int("dilation")), ("groups", c.Int("groups"))]),
        ["conv1d_causal"] = Convolution("Conv1d", c => [("kernel", c.Int("kernel")), ("dilation", c.Int("dilation")), ("causal", true)]),
        ["conv2d"] = Convolution("Conv2d", Image),
        ["depthwise_conv2d"] = Convolution("Conv2d", Image),
        ["grouped_conv2d"] = Convolution("Conv2d", Image),
        ["dilated_conv2d"] = Convolution("Conv2d", Image),
        ["conv_transpose1d"] = Convolution("ConvTranspose1d", c =>
        [
            ("kernel", Kernel(c)[0]), ("stride", c.Int("stride")), ("padding", c.Int("padding")), ("outputPadding", c.Int("output_padding")), ("dilation", c.Int("dilation")), ("groups", c.Int("groups")),
        ]),
        ["conv_transpose2d"] = Convolution("ConvTranspose2d", c =>
        [
            ("kernel", Kernel(c)), ("stride", c.Ints("stride")), ("padding", c.Ints("padding")), ("outputPadding", c.Ints("output_padding")), ("dilation", c.Ints("dilation")), ("groups", c.Int("groups")),
        ]),
        ["batchnorm"] = c => Apply(new GoldenGraph(c, batchFirst: true, c.Bool("training")), g => g.Layer("BatchNorm", null,
            ("x", g.Input("x")), ("momentum", c.Double("momentum")), ("epsilon", c.Double("eps")), ("affine", c.Bool("affine")))),
        ["layernorm"] = Norm("LayerNorm", c => [("axes", c.Int("normalized_axes")), ("bias", c.Parameters.ContainsKey("bias"))]),
        ["rmsnorm"] = Norm("RmsNorm", _ => []),
        ["groupnorm"] = Norm("GroupNorm", c => [("groups", c.Int("groups"))]),
        ["instancenorm"] = Norm("InstanceNorm", _ => []),
        ["sinusoidal_positions"] = c => Whole(c, g => g.Function("SinusoidalPositions", ("length", c.Int("length")), ("width", c.Int("dim")), ("base", c.Double("base")))),
    };

    private static readonly Dictionary<string, string> SwiGluNames =
        (from part in new[] { "gate", "up", "down" } from kind in new[] { "weight", "bias" } select (part, kind))
        .ToDictionary(p => $"{p.part}.{p.kind}", p => $"{p.kind}_{p.part}");

    static GoldenGraphs()
    {
        foreach (var name in new[] { "sigmoid", "tanh", "relu", "selu", "silu", "mish", "hardswish", "hardsigmoid", "exp", "log", "sqrt", "abs" })
            Rules[name] = Unary(name switch { "hardswish" => "HardSwish", "hardsigmoid" => "HardSigmoid", _ => char.ToUpperInvariant(name[0]) + name[1..] });
    }

    /// <summary>The families that this table covers in full.</summary>
    public static IReadOnlyList<string> Families { get; } = ["dense", "activations", "losses", "tensor", "embedding", "conv", "pool", "norm"];

    /// <summary>The case as a network, with its outputs; <see cref="GoldenGraph.AddLoss"/> makes it one to differentiate.</summary>
    public static GoldenGraph Build(GoldenCase golden) =>
        Rules.TryGetValue(golden.Operation, out var rule) ? rule(golden) : throw new NotSupportedException($"no call is known for the golden operation '{golden.Operation}'");

    /// <summary>The advised tolerance of a family, for float32 results as well.</summary>
    public static double Tolerance(string family) => family switch { "norm" => 3e-5, "activations" => 2e-5, "tensor" => 1e-5, _ => 5e-6 };

    private static GoldenGraph Samples(GoldenCase c, Func<GoldenGraph, Value> call) => Apply(new GoldenGraph(c, batchFirst: true), call);

    private static GoldenGraph Whole(GoldenCase c, Func<GoldenGraph, Value> call) => Apply(new GoldenGraph(c, batchFirst: false), call);

    private static GoldenGraph Apply(GoldenGraph g, Func<GoldenGraph, Value> call) => g.Output(call(g));

    private static Func<GoldenCase, GoldenGraph> Norm(string operation, Func<GoldenCase, (string, object?)[]> settings) =>
        c => Samples(c, g => g.Layer(operation, null, [("x", g.Input("x")), ("epsilon", c.Double("eps")), ("affine", c.Bool("affine")), .. settings(c)]));

    private static Func<GoldenCase, GoldenGraph> Unary(string operation, Func<GoldenCase, (string, object?)[]>? settings = null) =>
        c => Whole(c, g => g.Function(operation, [("x", g.Input("x")), .. settings?.Invoke(c) ?? []]));

    private static Func<GoldenCase, GoldenGraph> Pixels(string operation, Func<GoldenCase, (string, object?)[]>? settings = null) =>
        c => Samples(c, g => g.Function(operation, [("x", g.Input("x")), .. settings?.Invoke(c) ?? []]));

    private static Func<GoldenCase, GoldenGraph> Pool(string operation, Func<GoldenCase, (string, object?)[]>? settings = null) => Pixels(operation, c =>
        [.. new[] { "kernel", "stride", "padding" }.Select(name => (name, operation.EndsWith("1d", StringComparison.Ordinal) ? (object?)c.Int(name) : c.Ints(name))), .. settings?.Invoke(c) ?? []]);

    private static Func<GoldenCase, GoldenGraph> Binary(string operation) =>
        c => Whole(c, g => g.Function(operation, ("a", g.Input("a")), ("b", g.Input("b"))));

    private static Func<GoldenCase, GoldenGraph> Loss(string operation, string prediction, Func<GoldenCase, (string, object?)[]>? settings = null) => c => Samples(c, g =>
    {
        var labels = c.Inputs.ContainsKey("labels");
        var rule = (LossOperation)OperationRegistry.Find(operation)!;
        return g.Function(operation,
        [
            (rule.Prediction, g.Input(prediction)),
            labels ? ("labels", g.Input("labels", ElementType.Int)) : ("target", g.Input("target")),
            .. c.Has("reduction") ? new (string, object?)[] { ("reduction", c.Text("reduction") switch { "mean" => "Mean", "sum" => "Sum", "none" => "None", _ => "BatchMean" }) } : [],
            .. settings?.Invoke(c) ?? [],
        ]);
    });

    private static Func<GoldenCase, GoldenGraph> Convolution(string operation, Func<GoldenCase, (string, object?)[]> settings) => c => Samples(c, g => g.Layer(operation, null,
    [
        ("x", g.Input("x")), ("channels", c.Outputs["y"].Shape[1]), ("bias", c.Bool("bias")), .. settings(c),
    ]));

    private static (string, object?)[] Image(GoldenCase c)
    {
        var padding = c.Ints("padding");
        return
        [
            ("kernel", Kernel(c)), ("stride", c.Ints("stride")), ("padding", new[] { padding[0], padding[0], padding[1], padding[1] }), ("dilation", c.Ints("dilation")), ("groups", c.Int("groups")),
        ];
    }

    private static int[] Kernel(GoldenCase c) => c.Parameters["weight"].Shape.Skip(2).ToArray();

    private static GoldenGraph Split(GoldenCase c)
    {
        var g = new GoldenGraph(c, batchFirst: false);
        var parts = PublicSurface.Apply(g.Graph, "Split", "", ("x", g.Input("x")), ("sizes", c.Ints("sizes")), ("axis", c.Int("axis")));
        for (var i = 0; i < parts.Length; i++) g.Output(parts[i], $"y{i}");
        return g;
    }

    /// <summary>The golden slices name all axes; the language's takes one.</summary>
    private static GoldenGraph Slice(GoldenCase c) => Whole(c, g =>
    {
        var x = g.Input("x");
        for (var axis = 0; axis < x.Shape.Rank; axis++)
        {
            var stop = c.Attributes.GetProperty("stop")[axis];
            x = g.Function("Slice", ("x", x), ("axis", axis), ("start", c.Ints("start")[axis]), ("stop", stop.ValueKind == JsonValueKind.Null ? null : stop.GetInt32()), ("step", c.Ints("step")[axis]));
        }

        return x;
    });

    private static (string, object?)[] Axis(GoldenCase c) => [("axis", c.Int("axis"))];

    private static (string, object?)[] Axes(GoldenCase c) => [("axes", c.Ints("axes")), ("keepDims", c.Bool("keep_dims"))];

    private static (string, object?) Ignored(GoldenCase c) => ("ignoreIndex", c.Has("ignore_index") ? c.Int("ignore_index") : null);

    private static object? Optional(GoldenCase c, string name) => c.Has(name) ? c.Double(name) : null;

    private static double[]? Numbers(GoldenCase c, string input) =>
        c.Inputs.TryGetValue(input, out var tensor) ? tensor.Data.Select(v => (double)v).ToArray() : null;
}
