using System;
using System.Collections.Generic;

namespace NetDsl;

/// <summary>Something that a network keeps from step to step without training it: a buffer, as PyTorch calls it.</summary>
/// <param name="Name">As in a PyTorch state_dict: <c>bn1.running_mean</c>.</param>
/// <param name="Shape">Its dimensions, row-major; none for a single number.</param>
/// <param name="Offset">Index of its first value in <see cref="Network.Buffers"/>; of a counter, in <see cref="Network.Counters"/>.</param>
/// <param name="Kind">Floats, a count, or a switch.</param>
/// <param name="Initial">What every value is before training.</param>
/// <param name="Updates">How often a training step changes it; 0 for one that stays.</param>
public sealed record BufferInfo(string Name, IReadOnlyList<int> Shape, int Offset, BufferKind Kind, float Initial, int Updates)
{
    /// <summary>The number of values.</summary>
    public int Count
    {
        get
        {
            var count = 1;
            for (var i = 0; i < Shape.Count; i++) count *= Shape[i];
            return count;
        }
    }

    /// <summary>True for values that every training step computes anew.</summary>
    internal bool IsComputed => Kind == BufferKind.Tensor && Updates != 0;

    /// <summary>The layer that keeps it: <c>bn1</c>.</summary>
    public string Layer { get; } = Name[..Math.Max(0, Name.LastIndexOf('.'))];
}
