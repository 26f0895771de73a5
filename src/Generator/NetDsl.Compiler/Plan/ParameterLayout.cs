using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>The place of every parameter in the one block: tensors start on a cache line.</summary>
public sealed class ParameterLayout
{
    /// <summary>Floats in 64 bytes.</summary>
    public const int Line = 16;

    private readonly Dictionary<string, int> offsets = new();

    public ParameterLayout(IEnumerable<ParameterModel> parameters)
    {
        foreach (var parameter in parameters)
        {
            offsets.Add(parameter.Name, Length);
            Length += RoundUp(parameter.Shape.Size);
        }
    }

    /// <summary>Floats in the block.</summary>
    public int Length { get; }

    public int this[string name] => offsets[name];

    public static int RoundUp(int floats) => checked((floats + Line - 1) / Line * Line);
}
