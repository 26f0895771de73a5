using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>What an operation does with a sequence that comes one element at a time.</summary>
/// <param name="Axes">For each result the axis along which its elements come, −1 where it has none.</param>
/// <param name="Refusal">Why it cannot; then the axes mean nothing.</param>
public sealed record Stepping(IReadOnlyList<int> Axes, Message? Refusal = null)
{
    /// <summary>The elements of the one result come along an axis.</summary>
    public static Stepping Along(int axis) => new(new[] { axis });

    /// <summary>The operation needs more than the elements so far.</summary>
    public static Stepping Refuse(Message why) => new(System.Array.Empty<int>(), why);
}
