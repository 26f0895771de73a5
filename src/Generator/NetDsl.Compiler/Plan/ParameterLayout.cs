using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>The place of every parameter, or buffer, in its one block: tensors start on a cache line.</summary>
public sealed class ParameterLayout
{
    /// <summary>Floats in 64 bytes.</summary>
    public const int Line = 16;

    private readonly Dictionary<string, int> offsets = new();

    public ParameterLayout(IEnumerable<ParameterModel> parameters) : this(parameters.Select(parameter => (parameter.Name, parameter.Shape)))
    {
    }

    /// <summary>Counters are in no block.</summary>
    public ParameterLayout(IEnumerable<BufferModel> buffers) : this(buffers.Where(buffer => buffer.Kind != BufferKind.Counter).Select(buffer => (buffer.Name, buffer.Shape)))
    {
    }

    private ParameterLayout(IEnumerable<(string Name, Shape Shape)> tensors)
    {
        foreach (var (name, shape) in tensors)
        {
            offsets.Add(name, Length);
            Length += RoundUp(shape.Size);
        }
    }

    /// <summary>Floats in the block.</summary>
    public int Length { get; }

    public int this[string name] => offsets[name];

    public static int RoundUp(int floats) => checked((floats + Line - 1) / Line * Line);
}
