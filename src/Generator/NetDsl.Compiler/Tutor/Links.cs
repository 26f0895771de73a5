using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Straight lines of layers with weights and activations, each value read by the next one alone.</summary>
internal static class Links
{
    /// <summary>One layer with weights, with the activation that reads it, as indices of calls.</summary>
    public readonly record struct Link(int Dense, int Activation);

    /// <summary>The longest lines of links that fulfil a condition, in order; dropout and changes of shape may stand between.</summary>
    public static IReadOnlyList<IReadOnlyList<Link>> Lines(TutorContext network, Func<CallRecord, CallRecord, bool> condition)
    {
        var lines = new List<List<Link>>();
        var ends = new Dictionary<int, List<Link>>();
        for (var i = 0; i < network.Calls.Count; i++)
        {
            var activation = network.Calls[i];
            if (!IsActivation(activation.Operation) || Before(network, activation) is not (>= 0 and var dense)) continue;
            if (!IsProduct(network.Calls[dense].Operation) || !condition(network.Calls[dense], activation)) continue;
            var previous = Before(network, network.Calls[dense]);
            if (!ends.TryGetValue(previous, out var line)) lines.Add(line = new List<Link>());
            else ends.Remove(previous);
            line.Add(new Link(dense, i));
            ends[i] = line;
        }

        return lines;
    }

    /// <summary>The call that feeds this one and nothing else, through dropout and changes of shape; −1 where there is none.</summary>
    public static int Before(TutorContext network, CallRecord call)
    {
        var value = call.Operands().FirstOrDefault();
        while (value.Graph is not null && network.OnlyReader(value) >= 0 && network.MakerOf(value) is >= 0 and var maker)
        {
            if (!Transparent(network.Calls[maker].Operation)) return maker;
            value = network.Calls[maker].Operands().First();
        }

        return -1;
    }

    /// <summary>The call that alone reads this one's result, through dropout and changes of shape; −1 where there is none.</summary>
    public static int After(TutorContext network, CallRecord call)
    {
        var next = network.OnlyReader(call.Results[0]);
        while (next >= 0 && Transparent(network.Calls[next].Operation)) next = network.OnlyReader(network.Calls[next].Results[0]);
        return next;
    }

    /// <summary>A layer whose results are sums of its inputs times weights.</summary>
    public static bool IsProduct(string operation) => operation is "Dense" or "Conv1d" or "Conv2d" or "ConvTranspose1d" or "ConvTranspose2d";

    /// <summary>Inputs and units of such a layer: of a convolution the channels.</summary>
    public static (int Inputs, int Units) Sizes(CallRecord layer)
    {
        Shape x = layer.Operands().First().Shape, y = layer.Results[0].Shape;
        return layer.Operation == "Dense" ? (x[x.Rank - 1], y[y.Rank - 1]) : (x[0] / layer.Argument("groups", 1), y[0]);
    }

    public static bool IsActivation(string operation) => operation is "Relu" or "Relu6" or "LeakyRelu" or "PRelu" or "Elu" or "Selu" or "Gelu" or "Silu" or "Mish"
        or "Tanh" or "Tanhshrink" or "Sigmoid" or "HardSigmoid" or "HardSwish" or "Softplus" or "Softsign" or "LogSigmoid";

    private static bool Transparent(string operation) => operation is "Dropout" or "AlphaDropout" or "Reshape" or "Flatten" or "Squeeze" or "Unsqueeze";
}
