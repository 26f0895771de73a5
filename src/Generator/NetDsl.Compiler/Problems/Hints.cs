using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>
/// What a code fix needs to know beyond the place of a message: it travels as the properties of the diagnostic. A fix edits
/// source without reading the network again, so a number that only the network's shapes give must be told here.
/// </summary>
public static class Hints
{
    /// <summary>The number or text that belongs where the message stands.</summary>
    public const string Value = "value";

    /// <summary>The size that the last axis must have where the other side is the one to change.</summary>
    public const string Last = "last";

    /// <summary>The function to insert.</summary>
    public const string Insert = "insert";

    /// <summary>The operation whose result the remark is about.</summary>
    public const string Operation = "operation";

    /// <summary>Dimensions as the arguments of [Shape].</summary>
    public static string Dimensions(Shape shape) => string.Join(", ", shape.Dimensions.Select(d => d.ToString(CultureInfo.InvariantCulture)));

    /// <summary>For a prediction and a target whose shapes differ: what the target must be, and the last layer's size where only that differs.</summary>
    public static (string Key, object Value)[] Compared(Shape prediction, Shape target)
    {
        var asked = (Value, (object)Dimensions(prediction));
        return prediction.Rank > 0 && prediction.Rank == target.Rank && prediction.Without(prediction.Rank - 1) == target.Without(target.Rank - 1)
            ? new[] { asked, (Last, target[target.Rank - 1]) }
            : new[] { asked };
    }

    /// <summary>Keys with their values as C# writes them, whatever the culture.</summary>
    public static IReadOnlyDictionary<string, string> Of(params (string Key, object Value)[] hints) =>
        hints.ToDictionary(hint => hint.Key, hint => Convert.ToString(hint.Value, CultureInfo.InvariantCulture) ?? "", StringComparer.Ordinal);
}
