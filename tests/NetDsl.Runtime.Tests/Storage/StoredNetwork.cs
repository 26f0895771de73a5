using System;

namespace NetDsl.Tests.Storage;

/// <summary>A network of parameters alone, with padding between them as the compiler lays it out.</summary>
internal sealed class StoredNetwork(int seed, int outputs = 3) : Network(Describe(outputs), seed)
{
    private static NetworkInfo Describe(int outputs) => new(
        "Stored",
        [
            new ParameterInfo("fc1.weight", [4, 2], 0, Init.FanInUniform, 2, 4),
            new ParameterInfo("fc1.bias", [4], 16, Init.FanInUniform, 2, 4),
            new ParameterInfo("fc2.weight", [outputs, 4], 32, Init.FanInUniform, 4, outputs),
        ],
        [new PortInfo("x", [2], false)],
        [new PortInfo("y", [outputs], false)],
        [],
        64,
        "");

    public override NetworkProgram CreateProgram(ProgramKind kind, int capacity) => throw new NotSupportedException("this network is only stored");
}
