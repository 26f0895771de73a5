using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>What an operation does with a sequence that comes one element at a time.</summary>
/// <param name="Axes">For each result the axis along which its elements come, −1 where it has none.</param>
/// <param name="Remembers">True where the operation carries something from one element to the next.</param>
/// <param name="Refusal">Why it cannot; then the axes mean nothing.</param>
public sealed record Stepping(IReadOnlyList<int> Axes, bool Remembers, Message? Refusal = null)
{
    /// <summary>The elements of the one result come along an axis.</summary>
    public static Stepping Along(int axis, bool remembers) => new(new[] { axis }, remembers);

    /// <summary>The operation needs more than the elements so far.</summary>
    public static Stepping Refuse(Message why) => new(System.Array.Empty<int>(), false, why);
}
