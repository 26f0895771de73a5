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

    /// <summary>Keys with their values as C# writes them, whatever the culture.</summary>
    public static IReadOnlyDictionary<string, string> Of(params (string Key, object Value)[] hints) =>
        hints.ToDictionary(hint => hint.Key, hint => Convert.ToString(hint.Value, CultureInfo.InvariantCulture) ?? "", StringComparer.Ordinal);
}
