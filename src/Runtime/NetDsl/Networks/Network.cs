using System;
using NetDsl.Memory;

namespace NetDsl;

/// <summary>Base of every class with <c>[Network]</c>: its parameters, and the programs that the compiler emitted for it.</summary>
public abstract class Network
{
    private readonly AlignedBuffer weights;

    /// <summary>Reserves the parameters and fills them as their layers prescribe.</summary>
    /// <param name="info">What the compiler knows of the network.</param>
    /// <param name="seed">The same seed gives the same weights.</param>
    protected Network(NetworkInfo info, int seed)
    {
        ArgumentNullException.ThrowIfNull(info);
        Info = info;
        weights = new AlignedBuffer(info.ParameterBlock);
        Initialize(seed);
    }

    /// <summary>Parameters, inputs, outputs, and the layer table.</summary>
    public NetworkInfo Info { get; }

    /// <summary>All parameters in one block; <see cref="ParameterInfo.Offset"/> says where each one starts.</summary>
    public Span<float> Weights => weights.Span;

    /// <summary>One parameter by name: a view, so that writing to it changes the network.</summary>
    /// <exception cref="ArgumentException">There is no parameter of that name.</exception>
    public Span<float> Parameter(string name)
    {
        foreach (var parameter in Info.Parameters)
            if (parameter.Name == name) return weights.Span.Slice(parameter.Offset, parameter.Count);
        throw new ArgumentException($"'{Info.Name}' has no parameter '{name}'. It has: {string.Join(", ", System.Linq.Enumerable.Select(Info.Parameters, p => p.Name))}", nameof(name));
    }

    /// <summary>Fills all parameters anew.</summary>
    public void Initialize(int seed) => Initializers.Fill(weights.Span, Info.Parameters, seed);

    /// <summary>Makes one of the network's programs, with buffers for batches of up to <paramref name="capacity"/> samples.</summary>
    /// <exception cref="InvalidOperationException">The program needs a loss and the network declares none.</exception>
    public abstract NetworkProgram CreateProgram(ProgramKind kind, int capacity);
}
